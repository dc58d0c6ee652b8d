package widgets

import "reflect"

// Words are the captions that several widgets need. The program makes one value
// per language; none may be empty.
type Words struct {
	NotFilledIn  string // shown where a choice has no value
	Unverified   string // mark of an option whose legal status must be checked
	Retired      string // mark of an option that can no longer be chosen
	Unknown      string // mark of a code that is not in the list
	Clear        string // takes all filters away
	NothingFound string // a filter that leaves nothing

	Add, Remove, Duplicate, MoveUp, MoveDown string // what can be done with a row
	AddChild                                 string // adds a row under this row
	Removed                                  string // with %s, the summary of the removed row
	Undo                                     string // brings the removed row back
	NoRows                                   string // a list without rows

	Count    string // with %d and %d: the characters typed and the most there may be
	Calendar string // opens the calendar
	Today    string
	Earlier  string // the month before
	LaterOn  string // the month after
	Months   [12]string
	Weekdays [7]string // short, Monday first

	Required, Changed, Help string // marks of a row of a form

	Cancel, Close, Copy, Copied string // buttons of dialogs
	Details                     string // unfolds technical details
	Search                      string // placeholder of a search box
	Working                     string // what a progress bar is called
	Reveal                      string // a toggle that shows a password

	// A new password.
	Password, PasswordAgain string
	PasswordMissing         string // it must still be typed a second time
	PasswordDiffers         string // the second is another
	PasswordSame            string // it was typed twice

	// The file chooser.
	Open, Save, FileName, ParentFolder, Home string
	ModifiedOn                               string // head of the column with the time of a file
	HiddenFiles                              string // a toggle that shows them
	Overwrite                                string // with %s, a file name: a question
	Replace                                  string // the button that answers it
	FolderUnreadable                         string
	EmptyFolder                              string
	FileMissing                              string // with %s, a name that was typed
}

// Missing names the captions that are empty.
func (w Words) Missing() []string {
	var missing []string
	v := reflect.ValueOf(w)
	for i := range v.NumField() {
		name, field := v.Type().Field(i).Name, v.Field(i)
		if field.Kind() == reflect.String {
			if field.String() == "" {
				missing = append(missing, name)
			}
			continue
		}
		for j := range field.Len() {
			if field.Index(j).String() == "" {
				missing = append(missing, name)
				break
			}
		}
	}
	return missing
}
