package completeness_test

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
)

// today is the day on which the tests judge.
const today model.Date = "2026-11-22"

// world is a small register in which nothing is missing: one activity in each
// role, a service and two parties.
type world struct {
	register model.Register
}

func newWorld() *world {
	return &world{register: model.Register{
		Organisation: model.Organisation{
			ID: "o1", Name: "Stichting De Lage Landen", Sector: "association",
			Contact: model.Contact{Address: "Dijk 1", City: "Lageveen", Country: "NL"},
			FG:      model.DPO{Appointed: model.Yes, Contact: model.Contact{Name: "A. de Vries", Email: "fg@lagelanden.example"}},
		},
		Activities: []model.Activity{controllerActivity(), jointActivity(), processorActivity(), subProcessorActivity()},
		Services: []model.Service{{
			ID: "s1", Product: "Rekentuin", VendorID: "p1", Vendor: "Wolkhuis", Status: model.StatusActive, DocumentDate: "2026-03-01",
			Processing: model.Processing{OutsideEEA: model.No},
		}},
		Parties: []model.Party{
			{ID: "p1", Name: "Wolkhuis", Country: "NL", Contact: model.Contact{Email: "info@wolkhuis.example"}},
			{ID: "p2", Name: "Cloudmill Inc.", Country: "US", Contact: model.Contact{Email: "info@cloudmill.example"}},
		},
	}}
}

func controllerActivity() model.Activity {
	return model.Activity{
		ID: "a1", Name: "Leerlingadministratie", Role: model.RoleController, Status: model.StatusActive, Department: "Administratie",
		Processing: model.Processing{
			Purposes:       []model.Purpose{{ID: "doel", Text: "Inschrijven van leerlingen", LegalBasis: "6-1-b"}},
			DataSubjects:   []model.DataSubject{{ID: "leerlingen", Name: "Leerlingen"}},
			DataCategories: []model.DataCategory{{ID: "naw", Label: "Naam en adres", Kind: "ordinary", Applies: model.AppliesYes}},
			Recipients:     []model.Recipient{{ID: "intern", Name: "Mentoren", Kind: "internal"}},
			Engagements: []model.Engagement{{
				ID: "wolkhuis", PartyID: "p1", Party: "Wolkhuis", Role: model.RoleProcessor, SeatCountry: "NL",
				Locations: []model.Place{{ID: "l1", Place: "Lageveen", Country: "NL"}},
				Agreement: model.Agreement{Status: "signed", Date: "2025-01-01", Authorisation: "none"},
				Transfer:  model.Transfer{OutsideEEA: model.No},
			}},
			OutsideEEA: model.No,
			Retention: []model.Retention{{ID: "termijn", Scope: "Dossier", Amount: model.N(2), Unit: "year", Trigger: "leaving-school",
				Action: "delete", Source: "Besluit bekostiging"}},
			Security:          "Toegang alleen voor wie het nodig heeft.",
			DPIA:              model.DPIA{Required: model.No},
			AutomatedDecision: model.AutomatedDecision{Exists: model.No},
			Notice:            "https://lagelanden.example/privacy",
		},
		Review: model.Review{Next: "2027-06-01"},
	}
}

func jointActivity() model.Activity {
	a := controllerActivity()
	a.ID, a.Name, a.Role = "a2", "Paginastatistieken", model.RoleJointController
	a.JointControllers = []model.JointController{{
		ID: "wolkhuis", PartyID: "p1", Party: "Wolkhuis", OurTasks: "Berichten plaatsen", TheirTasks: "Statistieken maken",
		ContactPoint: "privacy@wolkhuis.example", Arrangement: "signed", EssenceAvailable: model.Yes,
	}}
	return a
}

func processorActivity() model.Activity {
	return model.Activity{
		ID: "a3", Name: "Hosting van Rekentuin", Role: model.RoleProcessor, Status: model.StatusActive, Department: "Beheer",
		Controllers: []model.Principal{{
			ID: "school", Party: "Schoolbestuur Noord", Role: model.RoleController, Contact: model.Contact{Email: "bestuur@noord.example"},
			Agreement: model.Agreement{Status: "signed"},
		}},
		Processing: model.Processing{
			Operations: []string{"Opslaan"}, OutsideEEA: model.No, Security: "Versleutelde opslag.",
		},
		Review: model.Review{IntervalMonths: model.N(12), Last: "2026-05-01"},
	}
}

func subProcessorActivity() model.Activity {
	a := processorActivity()
	a.ID, a.Name, a.Role = "a4", "Back-ups voor Wolkhuis", model.RoleSubProcessor
	a.Controllers = append(a.Controllers, model.Principal{
		ID: "wolkhuis", PartyID: "p1", Party: "Wolkhuis", Role: model.RoleProcessor, Under: "school", Agreement: model.Agreement{Status: "signed"},
	})
	return a
}

// The records of the world.
func (w *world) organisation() *model.Organisation { return &w.register.Organisation }
func (w *world) controller() *model.Activity       { return &w.register.Activities[0] }
func (w *world) joint() *model.Activity            { return &w.register.Activities[1] }
func (w *world) processor() *model.Activity        { return &w.register.Activities[2] }
func (w *world) subProcessor() *model.Activity     { return &w.register.Activities[3] }
func (w *world) service() *model.Service           { return &w.register.Services[0] }
func (w *world) party() *model.Party               { return &w.register.Parties[0] }

// Rows that many rules are about.
func (w *world) purpose() *model.Purpose       { return &w.controller().Purposes[0] }
func (w *world) data() *model.DataCategory     { return &w.controller().DataCategories[0] }
func (w *world) recipient() *model.Recipient   { return &w.controller().Recipients[0] }
func (w *world) engagement() *model.Engagement { return &w.controller().Engagements[0] }
func (w *world) term() *model.Retention        { return &w.controller().Retention[0] }
func (w *world) decision() *model.AutomatedDecision {
	return &w.controller().AutomatedDecision
}

// american makes the processor of the controller's activity transfer data to
// the United States under the standard contractual clauses.
func (w *world) american() *model.Transfer {
	w.controller().OutsideEEA = model.Yes
	e := w.engagement()
	e.PartyID, e.Party, e.SeatCountry, e.Locations[0].Country = "p2", "Cloudmill Inc.", "US", "US"
	e.Transfer = model.Transfer{
		OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c", SCCModules: []model.SCCModule{2}, Signed: "2025-02-01",
		TIA: model.TransferTest{Date: "2025-02-01", Outcome: "acceptable"},
	}
	return &e.Transfer
}

// certified is american, but under the Data Privacy Framework.
func (w *world) certified() *model.Transfer {
	t := w.american()
	*t = model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "45-3", DPFCertified: model.Yes, DPFChecked: "2026-09-01"}
	return t
}

// special makes the controller's data category one about health.
func (w *world) special() *model.DataCategory {
	d := w.data()
	d.Kind, d.Special, d.Art9 = "special", "health", "9-2-a"
	return d
}

// interest makes the purpose rest on legitimate interests.
func (w *world) interest() *model.Purpose {
	p := w.purpose()
	p.LegalBasis, p.LegitimateInterest = "6-1-f", "Het gebouw beveiligen"
	p.Assessment = model.Assessment{Status: "favourable", Date: "2026-01-10"}
	return p
}

// automated makes decisions be taken by machine, with everything said.
func (w *world) automated() *model.AutomatedDecision {
	d := w.decision()
	*d = model.AutomatedDecision{Exists: model.Yes, Logic: "Toetsscore", Consequences: "Plaatsing", Ground: "Toestemming", Safeguards: "Een docent kijkt mee"}
	return d
}

func (w *world) check() []completeness.Finding {
	return completeness.In(&w.register, today).CheckAll()
}

// has reports whether the findings have that code at that path.
func has(findings []completeness.Finding, code completeness.Code, path field.Path) bool {
	for _, f := range findings {
		if f.Code == code && f.Path == path {
			return true
		}
	}
	return false
}
