package register

import (
	"context"

	"verwerkingsregister/model"
)

// room is where records are read to: those of a kind behind each other, so that
// they need not be copied to be a register. Records from the trash stand apart.
type room struct {
	register model.Register
	whose    bool // it has an organisation
	apart    bool // a record that is not in the trash stands apart too
}

// census is how many records of each kind the file knows.
type census map[model.Kind]int

func takeCensus(ctx context.Context, q querier) (census, error) {
	rows, err := q.QueryContext(ctx, `SELECT kind, count(*) FROM record GROUP BY kind`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := census{}
	for rows.Next() {
		var kind model.Kind
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, err
		}
		c[kind] = n
	}
	return c, rows.Err()
}

func (c census) total() (n int) {
	for _, some := range c {
		n += some
	}
	return n
}

// makeRoom makes room for that many records. That takes a while when they are
// many: ready is closed when it is there.
func makeRoom(c census) (m *room, ready chan struct{}) {
	m, ready = &room{}, make(chan struct{})
	go func() {
		defer close(ready)
		for kind, n := range c {
			m.reserve(kind, n)
		}
	}()
	return m, ready
}

func (m *room) reserve(kind model.Kind, n int) {
	switch kind {
	case model.KindActivity:
		m.register.Activities = make([]model.Activity, 0, n)
	case model.KindService:
		m.register.Services = make([]model.Service, 0, n)
	case model.KindParty:
		m.register.Parties = make([]model.Party, 0, n)
	case model.KindSignOff:
		m.register.SignOffs = make([]model.SignOff, 0, n)
	}
}

// place returns where the record of a version is to be read; nil when its kind
// is unknown.
func (m *room) place(e *entry) model.Record {
	if !e.trashed {
		switch model.Kind(e.kind) {
		case model.KindOrganisation:
			if !m.whose {
				m.whose = true
				return &m.register.Organisation
			}
		case model.KindActivity:
			if v := oneMore(&m.register.Activities); v != nil {
				return v
			}
		case model.KindService:
			if v := oneMore(&m.register.Services); v != nil {
				return v
			}
		case model.KindParty:
			if v := oneMore(&m.register.Parties); v != nil {
				return v
			}
		case model.KindSignOff:
			if v := oneMore(&m.register.SignOffs); v != nil {
				return v
			}
		}
		m.apart = true
	}
	return model.New(model.Kind(e.kind))
}

// oneMore makes a list longer where it stands; nil when there is no room.
func oneMore[T any](list *[]T) *T {
	n := len(*list)
	if n == cap(*list) {
		return nil
	}
	*list = (*list)[:n+1]
	return &(*list)[n]
}

// inOrder reports whether the records that are not in the trash are a register
// as they stand.
func (m *room) inOrder() bool {
	return !m.apart && inNumberOrder(m.register.Activities) && inNumberOrder(m.register.Services) &&
		inNumberOrder(m.register.Parties) && inNumberOrder(m.register.SignOffs)
}

func inNumberOrder[T any, P interface {
	*T
	model.Record
}](list []T) bool {
	for i := 1; i < len(list); i++ {
		if numberOrder(P(&list[i-1]), P(&list[i])) > 0 {
			return false
		}
	}
	return true
}

// gather makes a register of what is not in the trash, each kind by number.
func (g *reading) gather() *model.Register {
	if g.room.inOrder() {
		return &g.room.register
	}
	standing := make([]model.Record, 0, len(g.records))
	for i, record := range g.records {
		if !g.entries[i].trashed {
			standing = append(standing, record)
		}
	}
	sortByNumber(standing)
	register := &model.Register{}
	register.Add(standing...)
	return register
}
