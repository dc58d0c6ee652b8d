package completeness_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func TestACompleteRegisterHasNoFindings(t *testing.T) {
	for _, f := range newWorld().check() {
		t.Errorf("%s %s: %s at %q", f.Kind, f.Record, f.Code, f.Path)
	}
}

func TestATransferWithEverythingSaidHasNoFindings(t *testing.T) {
	for name, set := range map[string]func(*world){
		"standard contractual clauses": func(w *world) { w.american() },
		"data privacy framework":       func(w *world) { w.certified() },
		"legitimate interests":         func(w *world) { w.interest() },
		"automated decisions":          func(w *world) { w.automated() },
		"health data":                  func(w *world) { w.special() },
	} {
		w := newWorld()
		set(w)
		if found := w.check(); len(found) > 0 {
			t.Errorf("%s: %v", name, codes(found))
		}
	}
}

// TestSubProcessorUnderModuleThree: a processor whose own sub-processor works
// in the United States.
func TestSubProcessorUnderModuleThree(t *testing.T) {
	w := newWorld()
	w.processor().OutsideEEA = model.Yes
	w.processor().Engagements = []model.Engagement{{
		ID: "cloudmill", PartyID: "p2", Party: "Cloudmill Inc.", Role: model.RoleSubProcessor, SeatCountry: "US",
		Locations: []model.Place{{ID: "l", Country: "US"}}, Agreement: model.Agreement{Status: "signed", Date: "2025-02-01"},
		Transfer: model.Transfer{
			OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c", SCCModules: []model.SCCModule{3}, Signed: "2025-02-01",
			TIA: model.TransferTest{Date: "2025-02-01", Outcome: "acceptable"},
		},
	}}
	if found := w.check(); len(found) > 0 {
		t.Error(codes(found))
	}
	w.processor().Engagements[0].Transfer.SCCModules = []model.SCCModule{2}
	if !has(w.check(), "scc-module-misfit", "engagements[cloudmill].transfer.sccModules") {
		t.Error("module 2 between processors is not found")
	}
}

func TestAnEmptyActivityLacksWhatItsRoleAsks(t *testing.T) {
	for role, want := range map[model.Role]string{
		model.RoleController:      "security-missing purpose-missing subjects-missing data-missing recipients-missing transfer-unanswered retention-missing",
		model.RoleJointController: "security-missing purpose-missing subjects-missing data-missing recipients-missing joint-missing transfer-unanswered retention-missing",
		model.RoleProcessor:       "security-missing principal-missing operations-missing transfer-unanswered",
		model.RoleSubProcessor:    "security-missing principal-missing principal-processor operations-missing transfer-unanswered",
		"":                        "role-missing security-missing transfer-unanswered",
	} {
		var got []string
		for _, f := range completeness.In(nil, today).Check(&model.Activity{ID: "a", Role: role}) {
			if f.Severity == completeness.Error {
				got = append(got, string(f.Code))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: errors %v, want %s", role, got, want)
		}
	}
}

func TestArticleFollowsTheRole(t *testing.T) {
	article := func(role model.Role) string {
		for _, f := range completeness.In(nil, today).Check(&model.Activity{Role: role}) {
			if f.Code == "security-missing" {
				return f.Article
			}
		}
		return ""
	}
	if c, p := article(model.RoleController), article(model.RoleProcessor); c != "30(1)(g)" || p != "30(2)(d)" {
		t.Errorf("controller %s, processor %s", c, p)
	}
}

func TestAServiceIsNeverAnErrorOfOurs(t *testing.T) {
	s := &model.Service{Processing: model.Processing{OutsideEEA: model.Yes, Engagements: []model.Engagement{{
		ID: "e", Party: "Cloudmill Inc.", Locations: []model.Place{{ID: "l", Country: "US"}},
	}}}}
	found := completeness.In(nil, today).Check(s)
	if !has(found, "transfer-place", "engagements[e].transfer.outsideEEA") {
		t.Errorf("a place in the United States is not found: %v", codes(found))
	}
	if n := completeness.Count(found).Errors; n != 0 {
		t.Errorf("%d errors", n)
	}
}

func TestWithoutARegisterReferencesAreNotMissed(t *testing.T) {
	w := newWorld()
	if found := completeness.In(nil, today).Check(w.controller()); len(found) > 0 {
		t.Error(codes(found))
	}
	if completeness.In(nil, today).CheckAll() != nil {
		t.Error("findings without a register")
	}
}

func TestErrorsComeFirst(t *testing.T) {
	seen := completeness.Error
	for _, f := range completeness.In(nil, today).Check(&model.Activity{Role: model.RoleController}) {
		if f.Severity == completeness.Error && seen != completeness.Error {
			t.Errorf("%s comes after a %s", f.Code, seen)
		}
		seen = f.Severity
	}
}

func TestCount(t *testing.T) {
	got := completeness.Count([]completeness.Finding{
		{Severity: completeness.Error}, {Severity: completeness.Warning}, {Severity: completeness.Warning}, {Severity: completeness.Info},
	})
	if want := (completeness.Counts{Errors: 1, Warnings: 2, Infos: 1}); got != want {
		t.Errorf("got %+v", got)
	}
}

func TestArticleText(t *testing.T) {
	for _, c := range []struct{ article, nl, en string }{
		{"30(1)(b)", "art. 30 lid 1 onder b AVG", "art. 30(1)(b) GDPR"},
		{"35(11)", "art. 35 lid 11 AVG", "art. 35(11) GDPR"},
		{"22", "art. 22 AVG", "art. 22 GDPR"},
		{"UAVG 46", "art. 46 UAVG", "art. 46 UAVG"},
		{"", "", ""},
	} {
		if nl, en := completeness.ArticleText(c.article, "nl"), completeness.ArticleText(c.article, "en"); nl != c.nl || en != c.en {
			t.Errorf("%q: %q, %q", c.article, nl, en)
		}
	}
	f := completeness.Finding{Article: "30(1)(b)"}
	if got, want := f.Fill("{Article} vraagt het doel ({article}).", "nl"),
		"Art. 30 lid 1 onder b AVG vraagt het doel (art. 30 lid 1 onder b AVG)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestEveryRuleHasItsSentences reads the translations as files: the model
// imports no assets.
func TestEveryRuleHasItsSentences(t *testing.T) {
	rules := make(map[string]completeness.Rule)
	for _, r := range completeness.Rules() {
		rules[string(r.Code)] = r
	}
	for _, lang := range []string{"nl", "en"} {
		bytes, err := os.ReadFile("../../assets/translations/findings." + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var sentences map[string]string
		if err := json.Unmarshal(bytes, &sentences); err != nil {
			t.Fatal(err)
		}
		for code := range rules {
			if sentences[code] == "" {
				t.Errorf("%s: %s has no sentence", lang, code)
			}
		}
		for code, sentence := range sentences {
			rule, ok := rules[code]
			if !ok {
				t.Errorf("%s: no rule has the code %s", lang, code)
				continue
			}
			checkSentence(t, lang, rule, sentence)
		}
	}
}

var blame = regexp.MustCompile(`(?i)ongeldig|fout\b|verkeerd|invalid|wrong`)

// checkSentence holds the wording rules: what to do is said, the article is
// named where there is one, and nobody is blamed.
func checkSentence(t *testing.T, lang string, rule completeness.Rule, sentence string) {
	t.Helper()
	names := strings.Contains(strings.ToLower(sentence), "{article}")
	if names != (rule.Article != "") {
		t.Errorf("%s %s: article %q, sentence %q", lang, rule.Code, rule.Article, sentence)
	}
	if blame.MatchString(sentence) || !strings.HasSuffix(sentence, ".") {
		t.Errorf("%s %s: %q", lang, rule.Code, sentence)
	}
	if filled := (completeness.Finding{Article: rule.Article}).Fill(sentence, lang); strings.ContainsAny(filled, "{}") {
		t.Errorf("%s %s: %q", lang, rule.Code, filled)
	}
}

// TestFindingsPointAtFields: over generated registers no rule fails, every path
// leads somewhere, and the records come out unchanged.
func TestFindingsPointAtFields(t *testing.T) {
	for seed := range uint64(20) {
		register := generate.Register(rand.New(rand.NewPCG(seed, 1)), generate.Size{Activities: 6, Services: 3, Parties: 4})
		before, err := json.Marshal(register)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range completeness.In(register, today).CheckAll() {
			if _, err := field.At(f.Kind, f.Path); err != nil {
				t.Errorf("seed %d: %s: %v", seed, f.Code, err)
			}
		}
		after, err := json.Marshal(register)
		if err != nil || string(after) != string(before) {
			t.Errorf("seed %d: the register was changed", seed)
		}
	}
}

func BenchmarkCheckActivity(b *testing.B) {
	register := generate.Register(rand.New(rand.NewPCG(1, 1)), generate.Size{Activities: 100, Services: 20, Parties: 40})
	ctx := completeness.In(register, today)
	for i := 0; b.Loop(); i++ {
		ctx.Check(&register.Activities[i%len(register.Activities)])
	}
}
