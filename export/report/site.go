package report

import (
	"iter"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// Site is the public register: pages that anybody may read, one for each
// activity, with lists by which they are found.
type Site struct {
	Language     string // "nl" or "en"
	Title        string
	Organisation string
	Stamp        Stamp
	StampLine    string // the stamp in words, for the foot of a page
	Intro        string // what a register of processing activities is
	Contact      Facts  // whose it is, and where people turn to
	Pages        []SitePage
	Departments  []SiteList
	Bases        []SiteList // of those the organisation carries out for itself, by legal basis
	Words        SiteWords
}

// SiteWords are the words of the pages themselves.
type SiteWords struct {
	Skip, Menu, Overview, Contact            string
	Departments, Bases                       string
	DepartmentsFile, BasesFile               string // the names of those pages as files, without ending
	Number, Activity, Department, Basis      string
	Made, Back, DepartmentsIntro, BasesIntro string
	Data                                     string // the same for other programs
}

// SitePage is the page of one activity.
type SitePage struct {
	Number, Name      string
	Department, Basis string // in words
	Blocks            iter.Seq[Block]
}

// SiteList are pages that have something in common.
type SiteList struct {
	Title string
	Pages []int // of Site.Pages
}

// PublicSite is the public register. It is made of what PublicPart gives and
// never sees the rest. Its pages stand in the order of their names.
func PublicSite(reg *model.Register, words *Words, stamp Stamp) (Site, error) {
	public, _ := PublicPart(reg, words)
	if len(public.Activities) == 0 {
		return Site{}, ErrNothingPublic
	}
	slices.SortStableFunc(public.Activities, func(a, b model.Activity) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	b := newBuilder(public, words)
	for _, c := range nodes()[model.KindActivity].children {
		if !c.anyPublic() {
			b.skip = append(b.skip, c.Name)
		}
	}
	site := Site{
		Language: words.language, Title: words.Text("public.title"), Organisation: public.Organisation.Name, Stamp: stamp, StampLine: words.StampLine(stamp),
		Intro: words.Text("public.intro"), Contact: b.siteContact(), Words: words.site(),
	}
	departments, bases := siteLists{}, siteLists{}
	for i := range public.Activities {
		page, grounds := b.sitePage(&public.Activities[i])
		site.Pages = append(site.Pages, page)
		departments.add(page.Department, i)
		for _, ground := range grounds {
			bases.add(ground, i)
		}
	}
	site.Departments, site.Bases = departments.sorted(words.missing.Text), bases.sorted(words.missing.Text)
	return site, nil
}

func (b *builder) sitePage(a *model.Activity) (page SitePage, grounds []string) {
	s := b.source.of(a)
	switch {
	case a.Role.ActsForOthers():
		grounds = []string{b.words.Text("public.forOthers")}
	default:
		for _, p := range a.Purposes {
			if ground := s.code("legal-basis", p.LegalBasis); ground != "" && !slices.Contains(grounds, ground) {
				grounds = append(grounds, ground)
			}
		}
		if len(grounds) == 0 {
			grounds = []string{b.words.missing.Text}
		}
	}
	department := a.Department
	if department == "" {
		department = b.words.missing.Text
	}
	return SitePage{
		Number: a.Number, Name: s.named(a.Name), Department: department, Basis: strings.Join(grounds, "\n"),
		Blocks: func(yield func(Block) bool) { b.activityBlocks(a, yield) },
	}, grounds
}

// siteContact says whose register it is, and where people turn to.
func (b *builder) siteContact() Facts {
	s := b.source.of(&b.reg.Organisation)
	var facts Facts
	for _, name := range []string{"name", "legalForm", "kvk", "sector"} {
		n := s.root.child(name)
		if text := s.text(n, s.record); text != "" {
			facts.Entries = append(facts.Entries, Entry{s.words.Label(n.Field), Text(text)})
		}
	}
	for _, name := range []string{"contact", "privacyContact", "fg", "representative"} {
		n := s.root.child(name)
		if text := s.onLines(n, s.record.FieldByIndex(n.index)); text != "" {
			facts.Entries = append(facts.Entries, Entry{s.words.Label(n.Field), Text(text)})
		}
	}
	return facts
}

// site are the words of the pages.
func (w *Words) site() SiteWords {
	return SiteWords{
		Skip: w.Text("public.skip"), Menu: w.Text("public.menu"), Overview: w.Text("public.overview"), Contact: w.Text("public.contact"),
		Departments: w.Text("public.departments"), Bases: w.Text("public.bases"),
		DepartmentsFile: w.Text("public.departments.file"), BasesFile: w.Text("public.bases.file"),
		Number: w.Text("column.number"), Activity: w.Text("public.activity"), Department: w.Text("public.department"), Basis: w.Text("public.basis"),
		Made: w.Text("public.made"), Back: w.Text("public.back"), DepartmentsIntro: w.Text("public.departments.intro"), BasesIntro: w.Text("public.bases.intro"),
		Data: w.Text("public.data"),
	}
}

// siteLists gathers pages by what they have in common.
type siteLists map[string][]int

func (l siteLists) add(title string, page int) { l[title] = append(l[title], page) }

// sorted gives the lists by title; what is not filled in comes last.
func (l siteLists) sorted(missing string) []SiteList {
	out := make([]SiteList, 0, len(l))
	for title, pages := range l {
		out = append(out, SiteList{title, pages})
	}
	slices.SortFunc(out, func(a, b SiteList) int {
		if (a.Title == missing) != (b.Title == missing) {
			if a.Title == missing {
				return 1
			}
			return -1
		}
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	return out
}
