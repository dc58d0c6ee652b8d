package workbook_test

import (
	"testing"

	"verwerkingsregister/model"
)

// The longest role is one word: its column has room for it, and the sentence of a table
// without rows runs on over the cells beside it.
func TestNoWordIsBroken(t *testing.T) {
	reg := &model.Register{Organisation: model.Organisation{ID: "o", Name: "Stichting De Wilgen"}, Activities: []model.Activity{{ID: "a", Number: "V-001", Name: "Salaris", Role: model.RoleController}}}
	d := document(t, "nl", reg)
	f := open(t, write(t, d))
	controllers, processors := d.Tables[0], d.Tables[1]
	for i, c := range controllers.Columns {
		if c.Heading != "Rol" {
			continue
		}
		width, err := f.GetColWidth(controllers.Title, string(rune('A'+i)))
		if err != nil || width < 20 { // "Verwerkingsverantwoordelijke" is 28 letters of 9 points, in digits of 11
			t.Errorf("the column of the role is %v wide, %v", width, err)
		}
	}
	style, err := f.GetCellStyle(processors.Title, "A2")
	if err != nil {
		t.Fatal(err)
	}
	look, err := f.GetStyle(style)
	if err != nil || look.Alignment.WrapText {
		t.Errorf("%q is wrapped in a narrow column, %v", processors.Empty, err)
	}
}
