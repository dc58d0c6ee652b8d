package widgets

import "slices"

// covers is what lies over a window: while something does, what is under it is
// left alone.
type covers struct {
	dialogs []*Dialog
	busy    int
}

func (c *covers) add(d *Dialog) { c.dialogs = append(c.dialogs, d) }

func (c *covers) drop(d *Dialog) {
	c.dialogs = slices.DeleteFunc(c.dialogs, func(o *Dialog) bool { return o == d })
}

// Covered tells whether a dialog, or work that nothing may come between, lies
// over the window. The menu of the toolkit carries out its keys then too.
func (k *Kit) Covered() bool { return k.over.busy > 0 || len(k.over.dialogs) > 0 }

// Finish does what the dialog on top is for, as its main button would; without a
// dialog it does nothing.
func (k *Kit) Finish() {
	if n := len(k.over.dialogs); n > 0 && k.over.busy == 0 {
		d := k.over.dialogs[n-1]
		d.do(d.main())
	}
}
