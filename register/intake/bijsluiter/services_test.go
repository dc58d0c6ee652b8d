package bijsluiter_test

import (
	"strings"
	"testing"
)

// A sentence that introduces the optional parts was taken for one of them.
func TestOptions(t *testing.T) {
	tests := []struct{ name, in, want, unmatched string }{
		{"lead sentence", "Omschrijving specifieke diensten\n\nOptionele verwerkingen\n\nDe onderstaande diensten staan uit totdat de school ze kiest.\n\n- Hardop lezen\n- Ouderinzage\n", "optional:Hardop lezen optional:Ouderinzage", "De onderstaande diensten staan uit totdat de school ze kiest."},
		{"a paragraph is a part", "Omschrijving specifieke diensten\n\nOnlosmakelijke verwerkingen\n\nHet afnemen van toetsen.\n", "inseparable:Het afnemen van toetsen.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := service(t, "Doelgroep: po\n\n"+tt.in)
			var got []string
			for _, o := range s.Options {
				got = append(got, string(o.Mode)+":"+o.Text)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if tt.unmatched != "" && (len(p.Unmatched) != 1 || p.Unmatched[0].Text != tt.unmatched) {
				t.Errorf("unmatched %v", p.Unmatched)
			}
		})
	}
}

// A short heading of its own opens the optional parts, whatever part of the annex stands before it.
func TestShortHeadingAboveOptionalParts(t *testing.T) {
	for _, heading := range []string{"Optionele diensten", "Optionele modules", "Optional services"} {
		s, _ := service(t, "Doelgroep: po\n\n## Subverwerkers\n\n- Duinhost B.V. (hosting), Nederland\n\n## "+heading+"\n\n- het afnemen van een niveautest\n- koppeling met de bibliotheek\n")
		if len(s.Options) != 2 || s.Options[0].Mode != "optional" {
			t.Errorf("%s: got %+v", heading, s.Options)
		}
	}
}
