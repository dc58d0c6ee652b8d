package roundtrip_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// lookalikes are values that look like something else: several values, the item of a list,
// a box, markup, a heading, a label, an answer, what was left open.
var lookalikes = []string{
	"A, B & C", "Jansen; Pietersen", "Firma A en Firma B", "Lamp B.V., Kap N.V. en Snoer Inc.", "a/b | c", "Noord – Zuid",
	"1. Nummer", "1a Letter", "• Punt", "– Streepje", "☒ Vinkje", "☐ Leeg vakje", "[x] Kruis", "ja ☒ nee ☐", "(x)", "✓",
	"<b>Vet</b>", "&amp;", "</w:t>", "{{naam}}", "%s", "_vr_4142434445_1", "\\n",
	"Bewaartermijnen", "F. Subverwerkers", "Bijlage 2", "Privacybijsluiter Rekenweide", "Contactgegevens", "Medische gegevens", "Categorieën persoonsgegevens", "Toelichting", "Deze bijsluiter is opgesteld door:",
	"Naam: Jansen", "E-mail: a@b.example", "Vestigingsland: Duitsland", "Locatie verwerking: Ierland", "Versie 3.0, 1 mei 2020",
	"Nee", "Ja", "Ja B.V.", "-", "n.v.t.", "niet ingevuld", "not filled in", "onbekend", "geen", "Geen doorgifte", "Optioneel", "Niet van toepassing", "[naam invullen]", "...", "…", "?",
	"Nederland", "Utrecht, Nederland", "2 jaar", "2 jaar na vertrek", "1 mei 2027", "https://wolkhuis.example/a?b=c&d", "privacy@wolkhuis.example", "030 1234567", "12345678", "ISO 27001", "BSN", "AVG art. 46 lid 2",
	"Regel een\nregel twee", "Naam\nKerkstraat 1\n1234 AB Utrecht", "• een\n• twee", "Kop:\n1. een\n2. twee",
	"Een zin. En nog een zin.", "Einde.", "Einde!", "Waarom?", "(haakjes)", "Naam (afkorting)", "Naam (2)", "\"aanhaling\"", "’s Avonds", "O'Neill", "C++", "α en ω", "naam   met   spaties", "tab\ttab", "zeer😀blij",
	strings.Repeat("Lange tekst zonder einde en met komma's, ", 12) + "slot", strings.Repeat("lang", 40),
}

// disguised gives a service with lookalikes in some of what people type.
func disguised(t *testing.T, s model.Service, rnd *rand.Rand) model.Service {
	t.Helper()
	v := field.Clone(&s).(*model.Service)
	one := func() string { return lookalikes[rnd.IntN(len(lookalikes))] }
	err := field.Replace(v, func(_ field.Path, f *field.Field, value any) (any, bool) {
		if isApart(strings.TrimPrefix(f.Key, "service.")) || f.List != "" || f.TypeKey == "Service.modelVersion" || f.Name == "id" || f.Fixed || rnd.IntN(2) == 0 {
			return nil, false
		}
		switch f.Type {
		case field.Text, field.LongText:
			return one(), true
		case field.Texts:
			all := slices.Clone(value.([]string))
			for i := range all {
				all[i] = one()
			}
			slices.Sort(all)
			return slices.Compact(all), true
		}
		return nil, false
	})
	if err != nil {
		t.Fatal(err)
	}
	return *v
}
