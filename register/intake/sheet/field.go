package sheet

import (
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Extra lists the fields a column can have that are no single field of the model:
//
//	activity.dpia, activity.engagements.agreement, activity.controllers.agreement, linked.agreement
//	    yes, no, a day or a place, whatever the cell holds
//	internal.recipients     recipients inside the organisation
//	subprocessor.party      sub-processors
//	transfer.…              a transfer, wherever it belongs: to a processor or a recipient
//	processor.…, controller.…  the party behind the processor or controller of the row
//	linked.…                what a sheet of parties says of them wherever they are used
//	party.sourceNumber      the number by which other sheets refer to a party
//	ref.activity            the activity that a line belongs to, by number or name
func Extra() []string {
	return []string{
		"activity.dpia", "activity.engagements.agreement", "activity.controllers.agreement", "internal.recipients", "subprocessor.party",
		"transfer.outsideEEA", "transfer.country", "transfer.importer", "transfer.mechanism", "transfer.adequate", "transfer.tia.place", "transfer.text",
		"processor.contact.name", "processor.contact.email", "processor.contact.phone", "processor.contact.address", "processor.contact.postcode",
		"processor.contact.city", "processor.contact.text", "processor.country", "processor.kvk", "processor.remarks",
		"controller.contact.email", "controller.contact.phone", "controller.contact.address", "controller.contact.postcode", "controller.contact.city",
		"controller.country", "controller.remarks",
		"linked.agreement", "linked.agreement.date", "linked.agreement.expires", "linked.agreement.place", "linked.agreement.status", "linked.service",
		"linked.transfer.outsideEEA", "linked.transfer.mechanism", "linked.locations", "party.sourceNumber", "ref.activity",
	}
}

// known is what a column with a field holds.
type known struct {
	key   string
	model *field.Field // nil for an extra one
	// list and leaf are the list of the record and the way from its row to the value,
	// for a field in rows.
	list, leaf string
	several    bool // several columns may fill it
	days       bool
	rank       int // fields are filled in this order
}

// fields holds every field a column can have, by its key.
var fields = sync.OnceValue(func() map[string]known {
	all := map[string]known{}
	for _, kind := range []model.Kind{model.KindActivity, model.KindParty, model.KindOrganisation} {
		field.Of(kind).All(func(f *field.Field) {
			if f.Leaf() && !f.Fixed && depth(f) < 2 {
				all[f.Key] = describe(kind, f)
			}
		})
	}
	for _, key := range Extra() {
		k := known{key: key, several: true, rank: rankOf(key)}
		k.days = strings.HasSuffix(key, ".date") || strings.HasSuffix(key, ".expires")
		all[key] = k
	}
	return all
})

// depth is how many lists a field stands in. What stands in a list of a list has no
// place in a table.
func depth(f *field.Field) int {
	n := 0
	for p := f.Parent; p != nil; p = p.Parent {
		if p.Type == field.Rows {
			n++
		}
	}
	return n
}

func fieldOf(key string) (known, bool) {
	k, ok := fields()[key]
	return k, ok
}

func describe(kind model.Kind, f *field.Field) known {
	k := known{key: f.Key, model: f, rank: rankOf(f.Key), days: f.Type == field.Date}
	path := strings.TrimPrefix(f.Key, string(kind)+".")
	for p := f.Parent; p != nil; p = p.Parent {
		if p.Type == field.Rows {
			k.list = strings.TrimPrefix(p.Key, string(kind)+".")
		}
	}
	if k.list != "" {
		k.leaf = strings.TrimPrefix(path, k.list+".")
	} else {
		k.leaf = path
	}
	k.several = k.list != "" || f.Type == field.LongText || f.Type == field.Texts || f.Type == field.Codes
	return k
}

// order is the order in which fields are filled in: what names a row goes before what
// is said of it, and parties go before what is agreed with them.
var order = []string{
	"ref.", "activity.sourceRef", "activity.name", "activity.role", "activity.status", "party.name", "organisation.name",
	"activity.purposes.text", "activity.purposes.", "activity.dataSubjects.name", "activity.dataSubjects.",
	"activity.dataCategories.label", "activity.dataCategories.special", "activity.dataCategories.",
	"activity.controllers.party", "activity.controllers.", "controller.", "activity.jointControllers.party", "activity.jointControllers.",
	"activity.engagements.party", "subprocessor.", "activity.engagements.", "processor.", "activity.recipients.name", "internal.", "activity.recipients.",
	"activity.retention.text", "activity.retention.", "activity.storage.place", "activity.measures.text", "activity.documents.title", "activity.outsideEEA", "activity.transferText", "transfer.",
}

func rankOf(key string) int {
	for i, prefix := range order {
		if key == prefix || strings.HasSuffix(prefix, ".") && strings.HasPrefix(key, prefix) {
			return i
		}
	}
	return len(order)
}
