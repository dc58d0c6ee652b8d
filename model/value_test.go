package model_test

import (
	"encoding/json"
	"testing"
	"time"

	"verwerkingsregister/model"
)

func TestParseDate(t *testing.T) {
	tests := map[string]struct {
		want model.Date
		ok   bool
	}{
		"": {"", true}, "  ": {"", true},
		"2026-11-22": {"2026-11-22", true}, "22-11-2026": {"2026-11-22", true}, "1-2-2026": {"2026-02-01", true}, "01.02.2026": {"2026-02-01", true},
		"1/2/2026": {"2026-02-01", true}, " 3-4-2026 ": {"2026-04-03", true},
		"2026-11": {"2026-11", true}, "11-2026": {"2026-11", true}, "3/2026": {"2026-03", true}, "2026": {"2026", true},
		"29-2-2028": {"2028-02-29", true}, "29-2-2026": {"29-2-2026", false}, "31-11-2026": {"31-11-2026", false}, "13-2026": {"13-2026", false},
		"voorjaar 2026": {"voorjaar 2026", false}, "22": {"22", false}, "1-2-26": {"1-2-26", false}, "2026-13-01": {"2026-13-01", false}, "20260101": {"20260101", false},
	}
	for in, tt := range tests {
		if got, ok := model.ParseDate(in); got != tt.want || ok != tt.ok {
			t.Errorf("%q: got %q, %t, want %q, %t", in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestDate(t *testing.T) {
	tests := map[model.Date]struct{ first, last, shown string }{
		"2026-11-22": {"2026-11-22", "2026-11-22", "22-11-2026"},
		"2028-02":    {"2028-02-01", "2028-02-29", "02-2028"},
		"2026-12":    {"2026-12-01", "2026-12-31", "12-2026"},
		"2026":       {"2026-01-01", "2026-12-31", "2026"},
		"":           {"", "", ""},
		"2026-02-30": {"", "", "2026-02-30"},
		"ooit":       {"", "", "ooit"},
		"1-2-2026":   {"", "", "1-2-2026"},
	}
	for d, tt := range tests {
		first, okFirst := d.Day()
		last, okLast := d.LastDay()
		valid := tt.first != ""
		if okFirst != valid || okLast != valid || d.Valid() != valid || d.Format() != tt.shown {
			t.Errorf("%q: valid %t, shown %q", d, d.Valid(), d.Format())
		}
		if valid && (first.Format(time.DateOnly) != tt.first || last.Format(time.DateOnly) != tt.last) {
			t.Errorf("%q is from %v to %v", d, first, last)
		}
	}
	night := time.Date(2026, 11, 22, 23, 30, 0, 0, time.FixedZone("", 3600))
	if got := model.DateOf(night); got != "2026-11-22" {
		t.Errorf("the day of %v is %s", night, got)
	}
}

func TestCount(t *testing.T) {
	for in, want := range map[string]model.Count{"": {}, " 12 ": model.N(12), "0": model.N(0), "-3": model.N(-3)} {
		if got, err := model.ParseCount(in); got != want || err != nil {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"twaalf", "1.5", "1.000", "99999999999999999999"} {
		if got, err := model.ParseCount(in); err == nil || !got.IsZero() {
			t.Errorf("%q: %v", in, got)
		}
	}
	type holder struct {
		A model.Count `json:"a,omitzero"`
		B model.Count `json:"b"`
	}
	for text, want := range map[string]holder{
		`{"b":null}`: {}, `{"a":0,"b":7}`: {model.N(0), model.N(7)},
	} {
		b, err := json.Marshal(want)
		if err != nil || string(b) != text {
			t.Errorf("%s, %v", b, err)
		}
		got := holder{A: model.N(9), B: model.N(9)}
		if err := json.Unmarshal([]byte(text), &got); err != nil || got.B != want.B {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{`"7"`, `1.5`, `true`, `{}`} {
		if err := json.Unmarshal([]byte(text), new(model.Count)); err == nil {
			t.Errorf("%s was read as a count", text)
		}
	}
	if n, filled := model.N(0).Value(); n != 0 || !filled || model.N(0).String() != "0" || (model.Count{}).String() != "" {
		t.Error("nought is taken for not filled in")
	}
}

func TestRoles(t *testing.T) {
	for role, want := range map[model.Role][2]bool{
		model.RoleController: {true, false}, model.RoleJointController: {true, false},
		model.RoleProcessor: {false, true}, model.RoleSubProcessor: {false, true}, "": {}, "zombie": {},
	} {
		if got := [2]bool{role.ActsForItself(), role.ActsForOthers()}; got != want {
			t.Errorf("%q: %v", role, got)
		}
	}
}

func TestRegister(t *testing.T) {
	var reg model.Register
	for i, kind := range model.Kinds() {
		record := model.New(kind)
		record.SetIdentity(model.ID(rune('a'+i)), "N-1")
		reg.Add(record)
	}
	if got := len(reg.Records()); got != 4 {
		t.Errorf("%d records", got)
	}
	for i, record := range reg.Records() {
		kind, id := record.Identity()
		if kind != model.Kinds()[i] || id != model.ID(rune('a'+i)) {
			t.Errorf("record %d is %s %q", i, kind, id)
		}
		if want := map[bool]string{true: "", false: "N-1"}[kind == model.KindOrganisation]; record.RecordNumber() != want {
			t.Errorf("%s has number %q", kind, record.RecordNumber())
		}
	}
	reg.Activity("b").Name, reg.Service("c").Product, reg.Party("d").Name, reg.Organisation.Name = "V", "D", "P", "O"
	for i, want := range []string{"O", "V", "D", "P"} {
		if got := reg.Records()[i].Title(); got != want {
			t.Errorf("title %d is %q, want %q", i, got, want)
		}
	}
	reg.Parties = append(reg.Parties, model.Party{Name: "zonder ID"})
	if reg.Party("") != nil || reg.Service("zz") != nil || reg.Activity("d") != nil {
		t.Error("a record was found by an ID it does not have")
	}
	if model.New("zz") != nil {
		t.Error("an unknown kind has records")
	}
}

func TestSignOffsAreNoRecordsOfTheirOwn(t *testing.T) {
	var reg model.Register
	signOff := model.New(model.KindSignOff)
	signOff.SetIdentity("s", "V-1")
	reg.Add(signOff)
	if len(reg.SignOffs) != 1 || len(reg.Records()) != 1 {
		t.Errorf("%d sign-offs, %d records", len(reg.SignOffs), len(reg.Records()))
	}
	if kind, id := signOff.Identity(); kind != model.KindSignOff || id != "s" || signOff.RecordNumber() != "" {
		t.Errorf("the sign-off is %s %s %q", kind, id, signOff.RecordNumber())
	}
	if (model.Approval{}).Given() || !(model.Approval{SignOff: "s"}).Given() || !(&model.SignOff{State: "1-a"}).Whole() {
		t.Error("what is given is told wrongly")
	}
}

func TestDateBefore(t *testing.T) {
	for _, c := range []struct {
		d, other model.Date
		want     bool
	}{
		{"2024-03-01", "2026-10-05", true},
		{"2026-10-05", "2024-03-01", false},
		{"2026-10-05", "2026-10-05", false},
		{"2026-10", "2026-10-05", false}, // it may be a day later
		{"2026-09", "2026-10-01", true},
		{"2025", "2026-01", true},
		{"2026", "2026-12", false},
		{"", "2026", false},
		{"2026", "", false},
		{"najaar 2024", "2026", false},
	} {
		if got := c.d.Before(c.other); got != c.want {
			t.Errorf("%q before %q: %v", c.d, c.other, got)
		}
	}
}
