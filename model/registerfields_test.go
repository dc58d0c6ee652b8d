package model_test

import (
	"reflect"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// registerFields are the fields that the law, the AP and the registers in use
// ask for, by the key they have in the research behind this program, with
// their places in the model: the kind of record, a colon, and the path.
var registerFields = []struct{ key, places string }{
	{"org.name", "organisation:name"},
	{"org.contact", "organisation:contact.address organisation:contact.postcode organisation:contact.city organisation:contact.phone organisation:contact.email"},
	{"org.regno", "organisation:kvk"},
	{"dpo", "organisation:fg.appointed organisation:fg.name organisation:fg.email organisation:fg.phone organisation:fg.registration"},
	{"dpo.external", "organisation:fg.external organisation:fg.organisation"},
	{"rep", "organisation:representative.required organisation:representative.organisation organisation:representative.name organisation:representative.email"},
	{"joint", "activity:jointControllers.party activity:jointControllers.partyId party:contact.email party:contact.address"},
	{"joint.division", "activity:jointControllers.ourTasks activity:jointControllers.theirTasks activity:jointControllers.arrangement activity:jointControllers.arrangementPlace"},
	{"p.controllers", "activity:controllers.party activity:controllers.contact.email activity:controllers.fg.name activity:controllers.representative.name"},
	{"p.contractref", "activity:controllers.reference activity:controllers.agreement.reference"},
	{"act.id", "activity:number activity:sourceRef"},
	{"act.name", "activity:name"},
	{"act.function", "activity:department activity:owner"},
	{"act.status", "activity:status"},
	{"act.start_end", "activity:start activity:end activity:successor activity:successorId"},
	{"act.created", "activity:created"},
	{"act.updated", "activity:updated version:time"},
	{"act.version", "version:number version:sequence activity:oldVersion"},
	{"act.review", "activity:review.last activity:review.next activity:review.intervalMonths"},
	{"act.main_aux", "activity:importance"},
	{"act.parent", "activity:parentId activity:parent"},
	{"purpose", "activity:purposes.text"},
	{"purpose.sub", "activity:purposes.subPurposes"},
	{"p.operations", "activity:operations"},
	{"basis", "activity:purposes.legalBasis"},
	{"basis.per_purpose", "activity:purposes.legalBasis"},
	{"basis.source", "activity:purposes.statute activity:purposes.explanation"},
	{"consent.record", "activity:purposes.consentRecord"},
	{"li.interest", "activity:purposes.legitimateInterest"},
	{"li.lia", "activity:purposes.assessment.status activity:purposes.assessment.balancing activity:purposes.assessment.decision"},
	{"subjects", "activity:dataSubjects.name"},
	{"subjects.vulnerable", "activity:dataSubjects.vulnerable activity:dataSubjects.vulnerability"},
	{"data", "activity:dataCategories.label activity:dataCategories.items activity:dataCategories.code"},
	{"data.per_subject", "activity:dataCategories.subjects"},
	{"data.special", "activity:dataCategories.special"},
	{"data.art9ground", "activity:dataCategories.art9 activity:dataCategories.uavg"},
	{"data.criminal", "activity:dataCategories.kind activity:dataCategories.uavg activity:dataCategories.statute"},
	{"data.bsn", "activity:dataCategories.kind activity:dataCategories.statute"},
	{"data.classification", "activity:classification.scheme activity:classification.availability activity:classification.integrity activity:classification.confidentiality"},
	{"data.source", "activity:dataCategories.source"},
	{"data.mandatory", "activity:provision.obligation activity:provision.consequences"},
	{"data.combination", "activity:combination"},
	{"data.volume", "activity:volume.people activity:volume.text activity:dataSubjects.number"},
	{"recipients", "activity:recipients.name activity:recipients.kind"},
	{"recipients.internal", "activity:recipients.kind activity:access.group activity:access.data"},
	{"recipients.per_data", "activity:recipients.dataCategories"},
	{"processors", "activity:engagements.party activity:engagements.role"},
	{"dpa", "activity:engagements.agreement.status activity:engagements.agreement.date activity:engagements.agreement.place activity:controllers.agreement.date"},
	{"subprocessors", "activity:engagements.under activity:engagements.role service:engagements.party"},
	{"transfer.flag", "activity:outsideEEA activity:engagements.transfer.outsideEEA activity:recipients.transfer.outsideEEA"},
	{"transfer.country", "activity:engagements.transfer.country activity:recipients.transfer.country"},
	{"transfer.recipient", "activity:engagements.transfer.importer activity:engagements.party"},
	{"transfer.data", "activity:engagements.transfer.dataCategories"},
	{"transfer.nature", "activity:engagements.transfer.mechanism"},
	{"transfer.safeguards", "activity:engagements.transfer.measures activity:engagements.transfer.justification activity:engagements.transfer.copy"},
	{"transfer.scc_module", "activity:engagements.transfer.sccModules"},
	{"transfer.tia", "activity:engagements.transfer.tia.date activity:engagements.transfer.tia.outcome"},
	{"retention", "activity:retention.text activity:retention.amount activity:retention.unit"},
	{"retention.per_data", "activity:retention.dataCategories activity:retention.scope"},
	{"retention.trigger", "activity:retention.trigger activity:retention.condition"},
	{"retention.motivation", "activity:retention.motivation activity:retention.source"},
	{"retention.compliance", "activity:retention.adhered activity:retention.deviation"},
	{"toms", "activity:security organisation:security"},
	{"toms.list", "activity:measures.code activity:measures.text"},
	{"tech", "activity:systems activity:services.service"},
	{"location", "activity:storage.place activity:storage.country activity:engagements.locations.country"},
	{"dpia.required", "activity:dpia.required"},
	{"dpia.criteria", "activity:dpia.criteriaAP activity:dpia.criteriaEDPB activity:dpia.criteriaLaw"},
	{"dpia.status", "activity:dpia.status activity:dpia.date activity:dpia.place"},
	{"dpia.consult", "activity:dpia.consultation activity:dpia.consultationDate"},
	{"risk", "activity:risks.description activity:risks.mitigation"},
	{"adm", "activity:automatedDecision.exists activity:automatedDecision.profiling activity:automatedDecision.logic"},
	{"rights", "activity:rights.procedure activity:rights.details.right"},
	{"notice", "activity:notice"},
	{"breach", "activity:breaches.date activity:breaches.reference"},
	{"attachments", "activity:documents.title activity:documents.place activity:documents.hash"},
	{"remarks", "activity:remarks activity:fgRemarks"},
	{"public", "activity:public.public activity:public.from"},
}

func TestEveryRegisterFieldHasAPlace(t *testing.T) {
	const asked = 78
	seen := map[string]bool{}
	for _, f := range registerFields {
		if seen[f.key] || f.places == "" {
			t.Errorf("%s stands twice, or has no place", f.key)
		}
		seen[f.key] = true
		for place := range strings.FieldsSeq(f.places) {
			kind, path, _ := strings.Cut(place, ":")
			if kind == "version" {
				if !versionHas(path) {
					t.Errorf("%s: a version has no %q", f.key, path)
				}
				continue
			}
			at, err := field.At(model.Kind(kind), field.Path(path))
			if err != nil || !at.Leaf() {
				t.Errorf("%s has no place of its own at %s: %v", f.key, place, err)
			}
		}
	}
	if len(registerFields) != asked {
		t.Errorf("there are %d fields, and %d are asked for", len(registerFields), asked)
	}
}

// versionHas looks in model.Version, which is no record and in no catalogue.
func versionHas(name string) bool {
	v := reflect.TypeFor[model.Version]()
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Field(i).Tag.Get("json"), ","); tag == name {
			return true
		}
	}
	return false
}
