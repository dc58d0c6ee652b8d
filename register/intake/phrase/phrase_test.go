package phrase_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/phrase"
)

func TestAnswer(t *testing.T) {
	for in, want := range map[string]phrase.Reply{
		"": phrase.NoReply, "☒": phrase.Yes, "☐": phrase.No, "x": phrase.Yes, "X": phrase.Yes, "ja": phrase.Yes, "Ja (Frankfurt)": phrase.Yes, "Nee": phrase.No,
		"n.v.t.": phrase.No, "Nee*": phrase.Unclear, "nee, behalve bij support": phrase.Unclear, "☒ ja ☐ nee": phrase.Yes, "ja ☐ nee ☒": phrase.No, "☐ ja": phrase.No, "☐ nee": phrase.Unclear, "☐ optioneel": phrase.Optional, "☐ ja ☐ nee": phrase.Unclear, "☒ ja ☒ nee": phrase.Unclear, "☒ (verplicht)": phrase.Yes, "✗": phrase.Unclear, "⚠️": phrase.Unclear,
		"optioneel": phrase.Optional, "Ja, indien de school dit kiest": phrase.Optional, "te verifiëren": phrase.ToVerify, "Contactgegevens": phrase.Unclear, "-": phrase.Unclear,
		"☒ ja": phrase.Yes, "yes": phrase.Yes, "nooit": phrase.No, "?": phrase.Unclear,
	} {
		if got := phrase.Answer(in); got != want {
			t.Errorf("Answer(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNegated(t *testing.T) {
	for in, want := range map[string]bool{
		"Geen BSN": true, "Wij verwerken geen medische gegevens": true, "Godsdienst (wordt niet verwerkt)": true, "naam, voornamen, e-mail": false,
		"gegevens die noodzakelijk zijn met het oog op de gezondheid, en niet meer dan dat": false,
	} {
		if got := phrase.Negated(in); got != want {
			t.Errorf("Negated(%q) = %v", in, got)
		}
	}
}

func TestSentences(t *testing.T) {
	in := "De gegevens staan bij Wolkhuis B.V. in Nederland. Zie art. 5 lid 1, bijv. de bijlage! Klaar?\n1. Tweede regel. Einde"
	want := []string{"De gegevens staan bij Wolkhuis B.V. in Nederland.", "Zie art. 5 lid 1, bijv. de bijlage!", "Klaar?", "1. Tweede regel.", "Einde"}
	if d := cmp.Diff(want, phrase.Sentences(in)); d != "" {
		t.Error(d)
	}
}

func TestDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Versie: 1.0 | Datum: 23 februari 2026, laatste update 25 jun. 2026", "2026-02-23 2026-06-25"},
		{"Status per: April 2026", "2026-04"},
		{"01-02-2026 en 2026-03-04 en 5/6/2026 en 07-2026", "2026-02-01 2026-03-04 2026-06-05 2026-07"},
		{"February 23rd, 2026", "2026-02-23"},
		{"versie 2026.02, 31-02-2026, 30 dagen 2026", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range phrase.Dates(tt.in) {
			got = append(got, string(d.Date))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Dates(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestTerms(t *testing.T) {
	tests := []struct {
		in   string
		want phrase.Term
	}{
		{"De gegevens worden uiterlijk 3 (drie) maanden na het einde van de overeenkomst vernietigd.",
			phrase.Term{Amount: model.N(3), Unit: "month", Limit: "at-most", Trigger: "end-of-contract", Coded: true, Action: "delete"}},
		{"2 jaar nadat de verzekering is beëindigd verwijderd", phrase.Term{Amount: model.N(2), Unit: "year", Limit: "exact", Trigger: "nadat de verzekering is beëindigd", Action: "delete"}},
		{"no more than once a year", phrase.Term{}},
		{"within 60 days of termination", phrase.Term{Amount: model.N(60), Unit: "day", Limit: "at-most", Trigger: "end-of-contract", Coded: true}},
		{"licentie + maximaal 3 maanden", phrase.Term{Amount: model.N(3), Unit: "month", Limit: "at-most", Trigger: "end-of-contract", Coded: true}},
		{"duur dienstverband + 1 jaar", phrase.Term{Amount: model.N(1), Unit: "year", Limit: "exact", Trigger: "end-of-employment", Coded: true}},
		{"de looptijd van de overeenkomst en 3 maanden daarna", phrase.Term{Amount: model.N(3), Unit: "month", Limit: "exact", Trigger: "end-of-contract", Coded: true}},
		{"3 maanden na einde licentie/overeenkomst", phrase.Term{Amount: model.N(3), Unit: "month", Limit: "exact", Trigger: "end-of-contract", Coded: true}},
		{"De school kan de gegevens eerder laten verwijderen; dat gebeurt binnen 10 werkdagen.", phrase.Term{Amount: model.N(10), Unit: "working-day", Limit: "at-most", Trigger: "decided-by-controller", Coded: true, Action: "delete", ByController: true, OnRequest: true}},
		{"Backups are overwritten after 35 days.", phrase.Term{Amount: model.N(35), Unit: "day", Limit: "exact", Action: "delete", Backup: true}},
		{"Automatisch geanonimiseerd 24 maanden na de laatste inlog", phrase.Term{Amount: model.N(24), Unit: "month", Limit: "exact", Trigger: "after-last-login", Coded: true, Action: "anonymise", Automatic: true}},
		{"binnen 4 maanden nadat de leerling de Onderwijsinstelling verlaat", phrase.Term{Amount: model.N(4), Unit: "month", Limit: "at-most", Trigger: "leaving-school", Coded: true}},
		{"dit en het vorige schooljaar", phrase.Term{}},
		{"12 maanden, of 3 jaar voor examens", phrase.Term{Several: true}},
		{"zodra de school aangeeft dat het formulier mag worden verwijderd", phrase.Term{Limit: "criterion", Trigger: "decided-by-controller", Coded: true, ByController: true, Action: "delete"}},
		{"back-ups: 30 dagen", phrase.Term{Amount: model.N(30), Unit: "day", Limit: "exact", Backup: true}},
		{"1,5 jaar na einde contract", phrase.Term{Amount: model.N(18), Unit: "month", Limit: "exact", Trigger: "end-of-contract", Coded: true}},
		{"0.5 jr", phrase.Term{Amount: model.N(6), Unit: "month", Limit: "exact"}},
		{"2,0 jaar", phrase.Term{Amount: model.N(24), Unit: "month", Limit: "exact"}},
		{"0,3 jaar", phrase.Term{}},
		{"1,5 maand", phrase.Term{}},
		{"4 wkn", phrase.Term{Amount: model.N(4), Unit: "week", Limit: "exact"}},
		{"een half jaar", phrase.Term{Amount: model.N(6), Unit: "month", Limit: "exact"}},
		{"Eén jaar na ontvangst van het verzoek wordt het dossier gewist.", phrase.Term{Amount: model.N(1), Unit: "year", Limit: "exact", Trigger: "na ontvangst van het verzoek", Action: "delete"}},
		{"niet persistent opgeslagen voor zover de huidige implementatie laat zien", phrase.Term{Hedged: true}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, phrase.TermIn(tt.in), cmp.Comparer(func(a, b model.Count) bool { return a == b })); d != "" {
			t.Errorf("TermIn(%q): %s", tt.in, d)
		}
	}
}

func places(s string) string {
	var out []string
	for _, p := range phrase.Places(s) {
		text := p.Place + "/" + string(p.Country)
		if p.Negated {
			text = "!" + text
		}
		if p.Outside {
			text = "^" + text
		}
		if p.Adjective {
			text += "~"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// What stands in brackets stays together.
func TestBracketsHoldTogether(t *testing.T) {
	got := phrase.Split("identiteit (naam, rol en klas), toetsen en cijfers", regexp.MustCompile(`,\s*|\s+en\s+`))
	if want := []string{"identiteit (naam, rol en klas)", "toetsen", "cijfers"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlaces(t *testing.T) {
	for in, want := range map[string]string{
		"EU (Frankfurt)": "Frankfurt/DE", "Frankfurt, Duitsland": "Frankfurt/DE", "europe-west4 (Eemshaven)": "europe-west4 (Eemshaven)/NL",
		"AWS eu-central-1": "eu-central-1 (Frankfurt)/DE", "EU en VS": "/EU /US", "VS": "/US", "USA": "/US", "India/NL": "/IN /NL", "in Nederland en/of Duitsland": "/NL /DE",
		"binnen de beveiligde omgeving van Topmico": "", "Duitse datacenters": "/DE~", "niet buiten de EER": "^/EEA", "geen opslag in de VS": "!/US",
		"Leipstad, Duitsland": "Leipstad/DE", "Leipstad (Duitsland)": "Leipstad/DE", "Duitsland (Leipstad)": "Leipstad/DE", "Leipstad en Elfurt, Duitsland": "Leipstad/DE Elfurt/DE",
		"Hosting, Nederland": "/NL", "Azure (Ierland)": "/IE", "in een datacenter te Bad Elfurt, Duitsland.": "Bad Elfurt/DE", "Wolkhuis B.V., Nederland": "/NL",
		"Europa": "Europa/", "EU-US Data Privacy Framework": "", "Duitlsand": "/DE", "Amsterdam": "Amsterdam/NL", "uitsluitend in Nederland, nooit in de Verenigde Staten": "/NL !/US",
	} {
		if got := places(in); got != want {
			t.Errorf("Places(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSafeguards(t *testing.T) {
	tests := []struct {
		in   string
		want phrase.Safeguard
	}{
		{"SCC's (module 3)", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{3}}},
		{"Standaard contractuele bepalingen, modules 2 en 3", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{2, 3}}},
		{"EU-US Data Privacy Framework en SCC module two", phrase.Safeguard{Mechanism: "46-2-c", Also: []model.Code{"45-3"}, Modules: []model.SCCModule{2}, DPF: true}},
		{"SCC Module Two (C2P)", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{2}}},
		{"Standard Contractual Clauses, processor-to-processor", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{3}}},
		{"SCC's: modules II en III", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{2, 3}}},
		{"SCC module 3, 4 maart 2024", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{3}}},
		{"SCC (verwerkingsverantwoordelijke naar verwerker en verwerker naar subverwerker)", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{2, 3}}},
		{"SCC module 2/3", phrase.Safeguard{Mechanism: "46-2-c", Modules: []model.SCCModule{2, 3}}},
		{"adequaatheidsbesluit", phrase.Safeguard{Mechanism: "45-3"}},
		{"Privacy Shield", phrase.Safeguard{Mechanism: "privacy-shield", Retired: true}},
		{"EU-AVG, DPA", phrase.Safeguard{NotOne: true}},
		{"DPA met SCC", phrase.Safeguard{Mechanism: "46-2-c"}},
		{"geen SCC", phrase.Safeguard{Negated: true}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, phrase.SafeguardIn(tt.in)); d != "" {
			t.Errorf("SafeguardIn(%q): %s", tt.in, d)
		}
	}
}

func TestDatesOfATransfer(t *testing.T) {
	for _, tt := range []struct{ in, signed, assessed, checked, outcome string }{
		{"SCC module 3, getekend op 14 januari 2026. DTIA uitgevoerd op 9 december 2025; uitkomst: doorgifte verantwoord met versleuteling.", "2026-01-14", "2025-12-09", "", "acceptable-with-measures"},
		{"EU-US Data Privacy Framework (DPF); certificering gecontroleerd op 2 maart 2026", "", "", "2026-03-02", ""},
		{"verzending van e-mail; SCC module 3 getekend op 3 maart 2025, DTIA uitgevoerd op 1 februari 2026: restrisico laag", "2025-03-03", "2026-02-01", "", "acceptable"},
		{"SCC signed 27 June 2023; TIA of 1 May 2024: acceptable", "2023-06-27", "2024-05-01", "", "acceptable"},
		{"op 9 december 2025 uitgevoerde DTIA", "", "2025-12-09", "", ""},
		{"SCC (2021/914 van 4 juni 2021), geen DTIA", "", "", "", ""},
		{"getekend op 1 mei 2024 en getekend op 2 mei 2024", "", "", "", ""},
	} {
		a, _ := phrase.AssessmentIn(tt.in)
		got := []string{string(phrase.DateOf(tt.in, phrase.Signed)), string(a.Date), string(phrase.DateOf(tt.in, phrase.Checked)), string(a.Outcome)}
		if d := cmp.Diff([]string{tt.signed, tt.assessed, tt.checked, tt.outcome}, got); d != "" {
			t.Errorf("%q: %s", tt.in, d)
		}
	}
}

func TestContacts(t *testing.T) {
	in := "mw. J. Jansen, privacy@rekenrijk.example, tel. 030 - 123 45 67, www.rekenrijk.example, KvK-nummer 12345678."
	if got, want := strings.Join([]string{phrase.Email(in), phrase.Phone(in), phrase.URL(in), phrase.KvK(in)}, " | "), "privacy@rekenrijk.example | 030 - 123 45 67 | www.rekenrijk.example | 12345678"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The data files may only hold codes that the lists have.
func TestCodesExist(t *testing.T) {
	for _, tt := range []struct{ text, list string }{
		{"3 uur", "time-unit"}, {"3 werkdagen", "time-unit"}, {"2 weken", "time-unit"}, {"1 schooljaar", "time-unit"},
	} {
		if code := phrase.TermIn(tt.text).Unit; code == "" || reference.List(tt.list).Label(string(code), "nl") == string(code) {
			t.Errorf("%q gives %q, which list %s does not have", tt.text, code, tt.list)
		}
	}
	for list, codes := range phrase.Codes() {
		for _, code := range codes {
			if _, ok := reference.List(list).Row(code); !ok {
				t.Errorf("data has %q, which list %s does not have", code, list)
			}
		}
	}
}

func FuzzPhrases(f *testing.F) {
	f.Add("uiterlijk 3 maanden na einde van de licentie, Frankfurt, SCC module 3, 1 mei 2026. Ja!")
	f.Fuzz(func(t *testing.T, s string) {
		phrase.TermIn(s)
		phrase.Places(s)
		phrase.SafeguardIn(s)
		phrase.Answer(s)
		phrase.Negated(s)
		for _, d := range phrase.Dates(s) {
			if !d.Date.Valid() {
				t.Errorf("no date: %q", d.Date)
			}
		}
		letters := func(s string) int { return len(strings.Join(strings.Fields(s), "")) }
		if got := letters(strings.Join(phrase.Sentences(s), " ")); got != letters(s) {
			t.Errorf("sentences of %q lost letters", s)
		}
	})
}

// The word for a limit may stand behind the amount, at the end.
func TestLimitBehind(t *testing.T) {
	for text, want := range map[string]model.Code{
		"7 jaar minimaal":          "at-least",
		"2 jaar maximaal":          "at-most",
		"7 jaar":                   "exact",
		"1 jaar, minimaal bewaard": "exact",
	} {
		if got := phrase.TermIn(text).Limit; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
