package model_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/model/reference"
)

// These are nine cases met in practice, with invented names. Each fact of them
// has a field of its own: it can be searched, counted, printed and checked.

// fact is what stands at one place, printed.
type fact struct {
	path field.Path
	want string
}

// holdsFacts checks a record's facts after it was stored and exported.
func holdsFacts(t *testing.T, record model.Record, facts []fact) {
	t.Helper()
	for how, again := range map[string]model.Record{"stored": stored(t, record), "exported": exported(t, record)} {
		if d := cmp.Diff(record, again, cmp.Comparer(func(a, b model.Count) bool { return a == b }), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s -before +after:\n%s", how, d)
		}
		for _, f := range facts {
			v, err := field.Get(again, f.path)
			if got := fmt.Sprint(v); err != nil || got != f.want {
				t.Errorf("%s: %s is %q, want %q, %v", how, f.path, got, f.want, err)
			}
		}
	}
	knownCodes(t, record)
}

func stored(t *testing.T, record model.Record) model.Record {
	t.Helper()
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	again, err := canonical.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func exported(t *testing.T, record model.Record) model.Record {
	t.Helper()
	var reg model.Register
	reg.Add(record)
	var b bytes.Buffer
	if err := interchange.Write(&b, interchange.Document{Register: reg}); err != nil {
		t.Fatal(err)
	}
	document, unknown, err := interchange.Read(b.Bytes())
	if err != nil || len(unknown) > 0 {
		t.Fatalf("%v, %v", unknown, err)
	}
	records := document.Records()
	return records[len(records)-1]
}

// knownCodes checks that every code stands in its list, so that each fact can
// be chosen and is shown in words.
func knownCodes(t *testing.T, record model.Record) {
	t.Helper()
	field.Leaves(record, func(p field.Path, f *field.Field, v any) {
		codes, _ := v.([]string)
		if code, ok := v.(string); ok {
			codes = []string{code}
		}
		for _, code := range codes {
			if _, ok := reference.List(f.List).Row(code); f.List != "" && !ok {
				t.Errorf("%s: list %s has no %q", p, f.List, code)
			}
		}
	})
}

// Case a: a supplier is processor for its digital products and controller for
// its workshops, newsletter and helpdesk.
func TestCaseSupplierInTwoRoles(t *testing.T) {
	holdsFacts(t, &model.Organisation{ID: "o", Name: "Leergeluk Educatie B.V.", Sector: "education-supplier",
		Roles: []model.Role{model.RoleProcessor, model.RoleController}},
		[]fact{{"roles", "[processor controller]"}})

	holdsFacts(t, &model.Activity{ID: "1", Number: "V-001", Name: "Leergeluk Rekenen", Role: model.RoleProcessor,
		Controllers: []model.Principal{{ID: "c", Party: "Scholengroep De Wilgenhof", Role: model.RoleController, Reference: "OVK-2026-14"}},
		Processing: model.Processing{Operations: []string{"opslaan", "analyseren"},
			Purposes: []model.Purpose{{ID: "p", Text: "Leerlingen op hun eigen niveau laten oefenen", Code: "1-a"}}}},
		[]fact{{"role", "processor"}, {"controllers[c].party", "Scholengroep De Wilgenhof"}, {"controllers[c].reference", "OVK-2026-14"},
			{"operations", "[opslaan analyseren]"}, {"purposes[p].code", "1-a"}})

	own := map[string]struct {
		activity *model.Activity
		facts    []fact
	}{
		"workshops": {&model.Activity{ID: "2", Name: "Workshops voor leraren", Role: model.RoleController, Processing: model.Processing{
			Purposes: []model.Purpose{{ID: "1", Text: "Inschrijving en organisatie", LegalBasis: "6-1-b"},
				{ID: "2", Text: "Facturen bewaren", LegalBasis: "6-1-c", Statute: "art. 52 AWR"}}}},
			[]fact{{"role", "controller"}, {"purposes[1].legalBasis", "6-1-b"}, {"purposes[2].legalBasis", "6-1-c"}, {"purposes[2].statute", "art. 52 AWR"}}},
		"newsletter": {&model.Activity{ID: "3", Name: "Nieuwsbrief", Role: model.RoleController, Processing: model.Processing{
			Purposes: []model.Purpose{{ID: "1", Text: "Nieuws sturen aan wie zich heeft aangemeld", LegalBasis: "6-1-a", ConsentRecord: "logboek van het mailprogramma"}}}},
			[]fact{{"purposes[1].legalBasis", "6-1-a"}, {"purposes[1].consentRecord", "logboek van het mailprogramma"}}},
		"helpdesk": {&model.Activity{ID: "4", Name: "Helpdesk", Role: model.RoleController, Processing: model.Processing{
			Purposes: []model.Purpose{{ID: "1", Text: "Vragen beantwoorden", LegalBasis: "6-1-f", LegitimateInterest: "goede dienstverlening",
				Assessment: model.Assessment{Status: "favourable", Date: "2026-02-03", Decision: "het belang weegt zwaarder", FGAdvice: "akkoord"}}}}},
			[]fact{{"purposes[1].legalBasis", "6-1-f"}, {"purposes[1].legitimateInterest", "goede dienstverlening"},
				{"purposes[1].assessment.status", "favourable"}, {"purposes[1].assessment.fgAdvice", "akkoord"}}},
	}
	for name, c := range own {
		t.Run(name, func(t *testing.T) { holdsFacts(t, c.activity, c.facts) })
	}

	holdsFacts(t, &model.Party{ID: "p", Name: "Leergeluk Educatie B.V.", Kind: "company", Roles: []model.Role{model.RoleProcessor, model.RoleController}},
		[]fact{{"roles", "[processor controller]"}})
	holdsFacts(t, &model.Service{ID: "s", Product: "Leergeluk Workshops", VendorID: "p", Vendor: "Leergeluk Educatie B.V.", Role: model.RoleController,
		Processing: model.Processing{Purposes: []model.Purpose{{ID: "1", Text: "Inschrijving", LegalBasis: "6-1-b"}}}},
		[]fact{{"role", "controller"}, {"purposes[1].legalBasis", "6-1-b"}})
}

// Case b: a joint controllership with a social-media company about the
// statistics of a page.
func TestCaseJointControllership(t *testing.T) {
	holdsFacts(t, &model.Activity{ID: "1", Name: "Paginastatistieken", Role: model.RoleJointController,
		JointControllers: []model.JointController{{ID: "j", PartyID: "p", Party: "Vriendenboek Ireland Ltd.",
			OurTasks: "kiezen welke berichten er staan; uitleg geven in onze privacyverklaring", TheirTasks: "de statistieken maken; verzoeken van betrokkenen afhandelen",
			Shared: []string{"aantal bezoekers", "bereik per bericht", "leeftijdsgroepen"}, NeverShared: []string{"namen van bezoekers", "privéberichten"},
			ContactPoint: "het formulier van Vriendenboek", Arrangement: "signed", ArrangementDate: "2026-01-15", ArrangementPlace: "https://vriendenboek.example/art26",
			EssenceAvailable: model.Yes,
			Transfer:         model.Transfer{OutsideEEA: model.Yes, Country: "US", Importer: "Vriendenboek Inc.", Mechanism: "45-3", DPFCertified: model.Yes, DPFChecked: "2026-03-01"}}}},
		[]fact{{"role", "joint-controller"}, {"jointControllers[j].party", "Vriendenboek Ireland Ltd."},
			{"jointControllers[j].shared", "[aantal bezoekers bereik per bericht leeftijdsgroepen]"},
			{"jointControllers[j].neverShared", "[namen van bezoekers privéberichten]"},
			{"jointControllers[j].theirTasks", "de statistieken maken; verzoeken van betrokkenen afhandelen"},
			{"jointControllers[j].contactPoint", "het formulier van Vriendenboek"}, {"jointControllers[j].arrangement", "signed"},
			{"jointControllers[j].arrangementDate", "2026-01-15"}, {"jointControllers[j].essenceAvailable", "yes"},
			{"jointControllers[j].transfer.importer", "Vriendenboek Inc."}, {"jointControllers[j].transfer.dpfChecked", "2026-03-01"}})
}

// Case c: a sub-processor for a processor for a controller, with two
// sub-processors of its own, and data pseudonymised on receipt.
func TestCaseSubProcessor(t *testing.T) {
	holdsFacts(t, &model.Activity{ID: "1", Name: "Analyse van toetsresultaten", Role: model.RoleSubProcessor,
		Controllers: []model.Principal{
			{ID: "school", PartyID: "p1", Party: "Scholengroep De Wilgenhof", Role: model.RoleController, Contact: model.Contact{Email: "privacy@wilgenhof.example"},
				FG: model.DPO{Appointed: model.Yes, Contact: model.Contact{Name: "H. Bakker"}}},
			{ID: "uitgever", PartyID: "p2", Party: "Leergeluk Educatie B.V.", Role: model.RoleProcessor, Under: "school",
				Agreement: model.Agreement{Status: "signed", Date: "2026-01-01", Authorisation: "general", NoticeDays: model.N(30)}}},
		Processing: model.Processing{
			Pseudonymisation: model.Pseudonymisation{Applied: model.Yes, Moment: "on-receipt", Method: "sleutel per school, daarna zonder naam", KeyHolder: "Leergeluk Educatie B.V."},
			Engagements: []model.Engagement{
				{ID: "e1", Party: "Wolkhuis B.V.", Role: model.RoleSubProcessor, Service: "hosting", SeatCountry: "NL",
					Locations: []model.Place{{ID: "l", Place: "Middenmeer", Country: "NL"}}},
				{ID: "e2", Party: "Noordster Analyse GmbH", Role: model.RoleSubProcessor, Service: "rekenkracht", SeatCountry: "DE",
					Pseudonymisation: model.Pseudonymisation{Applied: model.Yes, Moment: "before-disclosure"}}}}},
		[]fact{{"role", "sub-processor"}, {"controllers[school].role", "controller"}, {"controllers[school].fg.name", "H. Bakker"},
			{"controllers[uitgever].role", "processor"}, {"controllers[uitgever].under", "school"},
			{"controllers[uitgever].agreement.authorisation", "general"}, {"controllers[uitgever].agreement.noticeDays", "30"},
			{"pseudonymisation.applied", "yes"}, {"pseudonymisation.moment", "on-receipt"}, {"pseudonymisation.keyHolder", "Leergeluk Educatie B.V."},
			{"engagements[e1].party", "Wolkhuis B.V."}, {"engagements[e1].role", "sub-processor"}, {"engagements[e1].under", ""},
			{"engagements[e1].locations[l].country", "NL"}, {"engagements[e2].party", "Noordster Analyse GmbH"}, {"engagements[e2].pseudonymisation.moment", "before-disclosure"}})

	// The same tree as the school sees it: a sub-processor under a processor.
	holdsFacts(t, &model.Activity{ID: "2", Name: "Toetsen", Role: model.RoleController, Processing: model.Processing{Engagements: []model.Engagement{
		{ID: "1", Party: "Leergeluk Educatie B.V.", Role: model.RoleProcessor},
		{ID: "2", Party: "Toetsanalyse B.V.", Role: model.RoleSubProcessor, Under: "1"},
		{ID: "3", Party: "Wolkhuis B.V.", Role: model.RoleSubProcessor, Under: "2"}}}},
		[]fact{{"engagements[2].under", "1"}, {"engagements[3].under", "2"}})
}

// Case d: five retention terms as they are written.
func TestCaseRetention(t *testing.T) {
	holdsFacts(t, &model.Service{ID: "s", Product: "Leergeluk Rekenen", Processing: model.Processing{Retention: []model.Retention{
		{ID: "account", Scope: "accounts", Text: "24 maanden na de laatste inlog automatisch geanonimiseerd; daarna is verwijderen niet meer mogelijk",
			Limit: "exact", Amount: model.N(24), Unit: "month", Trigger: "after-last-login", Action: "anonymise", Automatic: model.Yes, ErasureAfter: model.No},
		{ID: "vacature", Scope: "sollicitaties", Text: "4 weken na sluiting van de vacature", Limit: "exact", Amount: model.N(4), Unit: "week", Trigger: "after-vacancy-closed", Action: "delete"},
		{ID: "portefeuille", Scope: "sollicitaties", Text: "met toestemming 1 jaar", Limit: "exact", Amount: model.N(1), Unit: "year", Trigger: "after-vacancy-closed",
			Condition: "met toestemming van de sollicitant", Action: "delete"},
		{ID: "contract", Scope: "alle gegevens", Text: "binnen 3 maanden na het einde van de overeenkomst", Limit: "at-most", Amount: model.N(3), Unit: "month", Trigger: "end-of-contract", Action: "delete"},
		{ID: "opname", Scope: "opnamen", Text: "opnamen maximaal 1 jaar", Limit: "at-most", Amount: model.N(1), Unit: "year", Trigger: "recording", Action: "delete"},
		{ID: "school", Scope: "leerresultaten", Text: "de school bepaalt de termijn", Limit: "criterion", Trigger: "decided-by-controller", DecidedBy: "controller"},
	}}}, []fact{
		{"retention[account].amount", "24"}, {"retention[account].unit", "month"}, {"retention[account].trigger", "after-last-login"},
		{"retention[account].action", "anonymise"}, {"retention[account].automatic", "yes"}, {"retention[account].erasureAfter", "no"},
		{"retention[vacature].amount", "4"}, {"retention[vacature].unit", "week"}, {"retention[vacature].trigger", "after-vacancy-closed"}, {"retention[vacature].condition", ""},
		{"retention[portefeuille].amount", "1"}, {"retention[portefeuille].unit", "year"}, {"retention[portefeuille].condition", "met toestemming van de sollicitant"},
		{"retention[contract].limit", "at-most"}, {"retention[contract].amount", "3"}, {"retention[contract].unit", "month"}, {"retention[contract].trigger", "end-of-contract"},
		{"retention[opname].limit", "at-most"}, {"retention[opname].amount", "1"}, {"retention[opname].unit", "year"}, {"retention[opname].trigger", "recording"},
		{"retention[school].decidedBy", "controller"}, {"retention[school].limit", "criterion"}, {"retention[school].amount", ""}, {"retention[school].erasureAfter", ""},
	})
}

// Case e: an anonymised set that may be used for research only from ten pupils
// a class up.
func TestCaseAnonymisedSet(t *testing.T) {
	holdsFacts(t, &model.Service{ID: "s", Product: "Toetskompas", Processing: model.Processing{AnonymisedUses: []model.AnonymisedUse{{
		ID: "u", Purpose: "onderzoek naar de kwaliteit van opgaven", Items: []string{"antwoorden", "leerjaar"}, Excluded: []string{"naam", "school"},
		MinimumGroup: model.N(10), Group: "klas", User: "Universiteit Overdijk"}}}},
		[]fact{{"anonymisedUses[u].purpose", "onderzoek naar de kwaliteit van opgaven"}, {"anonymisedUses[u].minimumGroup", "10"},
			{"anonymisedUses[u].group", "klas"}, {"anonymisedUses[u].items", "[antwoorden leerjaar]"},
			{"anonymisedUses[u].excluded", "[naam school]"}, {"anonymisedUses[u].user", "Universiteit Overdijk"}})
}

// Case f: one sub-processor in the US under SCC module 3 with a DTIA, another
// certified under the DPF.
func TestCaseTransfers(t *testing.T) {
	holdsFacts(t, &model.Activity{ID: "1", Name: "Toetsen", Role: model.RoleProcessor, Processing: model.Processing{
		DataCategories: []model.DataCategory{{ID: "log", Label: "Logbestanden"}},
		Engagements: []model.Engagement{
			{ID: "scc", Party: "Skylark Analytics Inc.", Role: model.RoleSubProcessor, SeatCountry: "US", Transfer: model.Transfer{
				OutsideEEA: model.Yes, Country: "US", DataCategories: []model.RowID{"log"}, Mechanism: "46-2-c", SCCModules: []model.SCCModule{3}, Signed: "2025-11-03", Docking: model.Yes,
				DPFCertified: model.No, TIA: model.TransferTest{Date: "2025-10-20", Outcome: "acceptable-with-measures", NextReview: "2027-10", Place: "dossier 2025/88"},
				Measures: "versleuteling met eigen sleutel"}},
			{ID: "dpf", Party: "Brightfield Support LLC", Role: model.RoleSubProcessor, SeatCountry: "US", Transfer: model.Transfer{
				OutsideEEA: model.Yes, Country: "US", Mechanism: "45-3", DPFCertified: model.Yes, DPFChecked: "2026-10-01"}}}}},
		[]fact{{"engagements[scc].transfer.outsideEEA", "yes"}, {"engagements[scc].transfer.country", "US"}, {"engagements[scc].transfer.mechanism", "46-2-c"},
			{"engagements[scc].transfer.sccModules", "[3]"}, {"engagements[scc].transfer.signed", "2025-11-03"}, {"engagements[scc].transfer.dpfCertified", "no"},
			{"engagements[scc].transfer.tia.date", "2025-10-20"}, {"engagements[scc].transfer.tia.outcome", "acceptable-with-measures"},
			{"engagements[scc].transfer.tia.nextReview", "2027-10"}, {"engagements[scc].transfer.dataCategories", "[log]"},
			{"engagements[scc].transfer.measures", "versleuteling met eigen sleutel"},
			{"engagements[dpf].transfer.mechanism", "45-3"}, {"engagements[dpf].transfer.dpfCertified", "yes"}, {"engagements[dpf].transfer.dpfChecked", "2026-10-01"},
			{"engagements[dpf].transfer.sccModules", "[]"}})
}

// Case g: ISO 27001 held since a date beside one only planned, and a BIV
// classification under the ROSA scheme.
func TestCaseCertificates(t *testing.T) {
	holdsFacts(t, &model.Service{ID: "s", Product: "Toetskompas", Processing: model.Processing{
		Certificates: []model.Certificate{
			{ID: "held", Standard: "iso-27001", Edition: "2022", Holder: "Wolkhuis B.V.", Scope: "hosting en beheer van onderwijstoepassingen", Status: "held",
				From: "2023-05-12", To: "2026-05-11", Issuer: "Certinord", Number: "NR-4418"},
			{ID: "plan", Standard: "iso-27701", Holder: "Leergeluk Educatie B.V.", Status: "planned", From: "2027"}},
		Classification: model.Classification{Scheme: "rosa-certificeringsschema", SchemeVersion: "3.0", Availability: "medium", Integrity: "high", Confidentiality: "high", Date: "2026-04-01"}}},
		[]fact{{"certificates[held].standard", "iso-27001"}, {"certificates[held].status", "held"}, {"certificates[held].from", "2023-05-12"},
			{"certificates[held].scope", "hosting en beheer van onderwijstoepassingen"}, {"certificates[held].holder", "Wolkhuis B.V."},
			{"certificates[plan].standard", "iso-27701"}, {"certificates[plan].status", "planned"}, {"certificates[plan].from", "2027"}, {"certificates[plan].to", ""},
			{"classification.scheme", "rosa-certificeringsschema"}, {"classification.schemeVersion", "3.0"}, {"classification.availability", "medium"},
			{"classification.integrity", "high"}, {"classification.confidentiality", "high"}})
}

// Case h: what a supplier agreed to do about data breaches.
func TestCaseBreachAgreement(t *testing.T) {
	agreement := model.BreachAgreement{Term: model.N(24), Unit: "hour", Trigger: "na ontdekking", Channel: "per e-mail en telefonisch",
		Contact: model.Contact{Function: "security officer", Email: "security@leergeluk.example", Phone: "038-1234567"},
		Fields:  []model.Code{"discovered", "nature", "data-categories", "number", "measures-taken"}, OtherField: []string{"betrokken subverwerker"},
		NotifiesAP: model.No, Monitoring: "dag en nacht, ook in de vakantie"}
	facts := []fact{{"breachAgreement.term", "24"}, {"breachAgreement.unit", "hour"}, {"breachAgreement.trigger", "na ontdekking"},
		{"breachAgreement.channel", "per e-mail en telefonisch"}, {"breachAgreement.contact.email", "security@leergeluk.example"},
		{"breachAgreement.fields", "[discovered nature data-categories number measures-taken]"}, {"breachAgreement.otherFields", "[betrokken subverwerker]"},
		{"breachAgreement.notifiesAP", "no"}, {"breachAgreement.monitoring", "dag en nacht, ook in de vakantie"}}
	holdsFacts(t, &model.Service{ID: "s", Product: "Toetskompas", Processing: model.Processing{BreachAgreement: agreement}}, facts)
	holdsFacts(t, &model.Party{ID: "p", Name: "Leergeluk Educatie B.V.", BreachAgreement: agreement}, facts)
	inRow := make([]fact, len(facts))
	for i, f := range facts {
		inRow[i] = fact{"engagements[e]." + f.path, f.want}
	}
	holdsFacts(t, &model.Activity{ID: "a", Name: "Toetsen", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", BreachAgreement: agreement}}}}, inRow)
}

// Case i: BSN with its statutory ground, and religion with its exception and
// article of the UAVG.
func TestCaseSpecialData(t *testing.T) {
	holdsFacts(t, &model.Activity{ID: "1", Name: "Inschrijving", Role: model.RoleController, Processing: model.Processing{
		DataSubjects: []model.DataSubject{{ID: "ll", Name: "Leerlingen", Vulnerable: model.Yes, Vulnerability: "kinderen"}},
		DataCategories: []model.DataCategory{
			{ID: "bsn", Label: "Burgerservicenummer", Items: []string{"BSN"}, Subjects: []model.RowID{"ll"}, Applies: model.AppliesYes, Kind: "national-id",
				UAVG: "uavg-46", Statute: "art. 40b WPO"},
			{ID: "geloof", Label: "Godsdienst", Subjects: []model.RowID{"ll"}, Applies: model.AppliesOptional, Chosen: model.Yes, Kind: "special", Special: "religion",
				Art9: "9-2-d", UAVG: "uavg-27", Source: "van de ouders"}}}},
		[]fact{{"dataCategories[bsn].kind", "national-id"}, {"dataCategories[bsn].uavg", "uavg-46"}, {"dataCategories[bsn].statute", "art. 40b WPO"},
			{"dataCategories[bsn].subjects", "[ll]"}, {"dataCategories[bsn].applies", "yes"},
			{"dataCategories[geloof].kind", "special"}, {"dataCategories[geloof].special", "religion"}, {"dataCategories[geloof].art9", "9-2-d"},
			{"dataCategories[geloof].uavg", "uavg-27"}, {"dataCategories[geloof].applies", "optional"}, {"dataCategories[geloof].chosen", "yes"},
			{"dataSubjects[ll].vulnerable", "yes"}})
}
