package window

import (
	"context"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
)

// queue does jobs in the background one at a time and in order, so that a
// draft is never written after the save that made it pointless. It belongs to
// the thread of the screen.
type queue struct {
	ctx     context.Context
	do      widgets.Doer
	waiting []queued
	busy    bool
	idle    func() // called when the last job is done
}

type queued struct {
	job  *session.Job
	then func(error)
}

func (q *queue) run(job *session.Job, then func(error)) {
	if job == nil {
		return
	}
	q.waiting = append(q.waiting, queued{job, then})
	if !q.busy {
		q.next()
	}
}

func (q *queue) next() {
	if len(q.waiting) == 0 {
		q.busy = false
		if idle := q.idle; idle != nil {
			q.idle = nil
			idle()
		}
		return
	}
	q.busy = true
	now := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.do(func() { now.job.Work(q.ctx) }, func() {
		err := now.job.Finish()
		if now.then != nil {
			now.then(err)
		}
		q.next()
	})
}

// whenIdle calls f when everything asked so far is done.
func (q *queue) whenIdle(f func()) {
	if !q.busy {
		f()
		return
	}
	q.idle = f
}
