package proposal

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

// knownActivities are the activities of a register, to be found by what another register
// calls them. Each is found once: two records of a document are never one activity.
type knownActivities struct {
	byRef, byNumber map[string]*model.Activity
	byName          map[string][]*model.Activity
	claimed         map[model.ID]bool
}

func indexActivities(state *model.Register) knownActivities {
	k := knownActivities{map[string]*model.Activity{}, map[string]*model.Activity{}, map[string][]*model.Activity{}, map[model.ID]bool{}}
	for i := range state.Activities {
		a := &state.Activities[i]
		first(k.byRef, words.Fold(a.SourceRef), a)
		first(k.byNumber, words.Fold(a.Number), a)
		if name := words.Fold(a.Name); name != "" {
			k.byName[name] = append(k.byName[name], a)
		}
	}
	return k
}

// KnownActivity finds the activity of a register that a record is: by the number in the
// register it comes from, its own number, or its name; nil when there is none.
func KnownActivity(reg *model.Register, r *model.Activity) *model.Activity {
	return indexActivities(reg).claim(r)
}

func first(index map[string]*model.Activity, key string, a *model.Activity) {
	if _, taken := index[key]; !taken && key != "" {
		index[key] = a
	}
}

// claim gives the activity that a record is, nil for a new one: by the number in the
// register it comes from, else by its own number, else by its name when the roles agree
// and neither has another number.
func (k knownActivities) claim(r *model.Activity) *model.Activity {
	ref := words.Fold(r.SourceRef)
	for _, a := range []*model.Activity{k.byRef[ref], k.byNumber[ref]} {
		if ref != "" && a != nil && k.take(a) {
			return a
		}
	}
	for _, a := range k.byName[words.Fold(r.Name)] {
		sameRole := a.Role == r.Role || a.Role == "" || r.Role == ""
		if sameRole && (a.SourceRef == "" || ref == "") && k.take(a) {
			return a
		}
	}
	return nil
}

func (k knownActivities) take(a *model.Activity) bool {
	if k.claimed[a.ID] {
		return false
	}
	k.claimed[a.ID] = true
	return true
}
