// Package widgets holds the controls the window is built from: fields, lists of
// nested rows, a table, dialogs, bars and panes. They show and they call back;
// none of them knows what an activity or a register is, and none of them holds
// a word of Dutch or English: every caption comes from the caller, the common
// ones through [Words].
//
// # A Kit for a window
//
// Each window makes one [Kit] and hands it to every widget it builds. The kit
// carries the words, the way to do work in the background ([Doer]), the clock
// for what happens a moment later ([Later]) and three hooks that concern every
// widget alike: something got the keyboard, a key was typed that the widget has
// no use for (F1 to F12, Escape, Enter in a single line), the wheel was turned
// above a field that need not scroll.
//
//	kit := widgets.NewKit(words, widgets.InBackground, widgets.OnClock)
//	page := widgets.NewPage(kit, form)     // scrolls, keeps the focus in view
//	name := widgets.NewTextField(kit)
//	name.OnChanged = func(text string) { ... }
//	row := widgets.NewFormRow(kit, widgets.FormRowOptions{Label: "Naam"}, name)
//
// # Common manners
//
// Fill shows a value and never calls back; Value gives what is shown; OnChanged
// is called at each change by the user, OnLeave when the keyboard goes
// elsewhere. Enable and Disable make a widget editable or read-only. A value
// that a widget does not know (a code of a newer list, a date nobody can read)
// is shown as it is and kept until the user changes it. Every widget can be
// worked by keyboard alone and draws a ring when it has the keyboard; meaning is
// never carried by colour alone.
//
// # Compatibility
//
// The package serves this program only. Captions added to [Words] are found
// missing by its test of both languages.
package widgets
