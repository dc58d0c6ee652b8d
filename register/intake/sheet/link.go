package sheet

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/sheet/grid"
)

// roleOf is what the parties in a column are, "" for a column without parties.
func roleOf(field string) model.Role {
	switch field {
	case "activity.engagements.party":
		return model.RoleProcessor
	case "subprocessor.party":
		return model.RoleSubProcessor
	case "activity.recipients.name", "internal.recipients", "transfer.importer":
		return "recipient"
	case "activity.controllers.party":
		return model.RoleController
	case "activity.jointControllers.party":
		return model.RoleJointController
	}
	return ""
}

// link finds the sheets of parties that numbers in the columns of other tables refer to.
func link(b *grid.Book, m *Mapping) {
	for i := range m.Tables {
		t := &m.Tables[i]
		s := b.Sheet(t.Sheet)
		if s == nil || t.About == Parties {
			continue
		}
		for j := range t.Columns {
			c := &t.Columns[j]
			role := roleOf(c.Field)
			if role == "" || c.Fixed != "" || profileOf(t.plane(s), t, c.At).references < 0.6 {
				continue
			}
			c.List = m.partiesFor(role)
		}
	}
}

// partiesFor gives the sheet with numbered parties that fits a role best.
func (m *Mapping) partiesFor(role model.Role) string {
	best, points := "", 0
	for i := range m.Tables {
		t := &m.Tables[i]
		if t.About != Parties || !t.has("party.sourceNumber") {
			continue
		}
		score := 1
		if t.Use {
			score++
		}
		switch {
		case t.Role == role:
			score += 4
		case t.Role == "", role == "recipient" && t.Role == model.RoleProcessor, t.Role == "recipient" && (role == model.RoleProcessor || role == model.RoleSubProcessor):
			score += 2
		}
		if score > points {
			best, points = t.Sheet, score
		}
	}
	return best
}

// has tells whether a table has a column for a field.
func (t *Table) has(field string) bool {
	for i := range t.Columns {
		if t.Columns[i].Field == field && t.Columns[i].Do == ToField {
			return true
		}
	}
	return false
}
