// Package website writes the public register as a folder of web pages: what a
// browser shows as it is, from a server or from the disk.
//
//	err := website.Write(ctx, "register", site, website.Options{})
//
// # The folder
//
// index.html lists every activity and says whose register it is; a page for
// the departments and one for the legal bases group the same activities; each
// activity has a page of its own, named after its number, so that its address
// stays. Beside them may stand the same for other programs. The folder is new
// and whole, or it is not there (package safefile).
//
// # What a page promises
//
//   - It loads nothing: no script, no picture, no font, no other address. Its
//     style is inside it, and a Content-Security-Policy allows that style, by
//     its digest, and nothing else.
//   - Whatever stands in the register is text on it (html/template), without
//     what cannot be printed (package printable). An address is a link only
//     when all of a value is one that begins with http:// or https://.
//   - It can be read by everybody (WCAG 2.1 AA): its language is said, it has
//     one main heading and the others below it in order, landmarks and a link
//     past the menu, tables with a caption and with heads for rows and
//     columns, and colours with a contrast of at least 4.5 to 1. It can be
//     printed, and read on a telephone.
//   - What is not filled in says so.
package website

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
)

//go:embed style.css
var style string

//go:embed page.html
var layout string

// policy allows a page its own style and nothing else.
var policy = func() string {
	digest := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(digest[:]) + "'; base-uri 'none'; form-action 'none'"
}()

var pages = template.Must(template.New("page").Funcs(template.FuncMap{
	"text": printable.Text, "line": printable.Line, "address": address, "kind": kind, "empty": empty,
}).Parse(layout))

// Options are what a caller may choose.
type Options struct {
	// Progress, when set, is told how many pages of how many are done.
	Progress func(done, total int)
	// Data, when set, writes the same for other programs: a file beside the
	// pages, to which the index leads.
	Data func(io.Writer) error
}

// dataFile is the name of that file.
const dataFile = "register.jsonld"

// Write makes the folder. Errors about it are of type *safefile.Error.
func Write(ctx context.Context, path string, site report.Site, options Options) error {
	s := &writer{Site: site, Style: template.CSS(style), Policy: policy, options: options, total: 3 + len(site.Pages)}
	s.name()
	return safefile.WriteFolder(ctx, path, s.write)
}

// writer is the site with what its pages share.
type writer struct {
	report.Site
	Style  template.CSS
	Policy string
	Lists  []listing // the pages that list others
	files  []string  // of Site.Pages

	options     Options
	done, total int
}

// listing is a page that lists others.
type listing struct {
	File, Title, Intro string
	Groups             []report.SiteList // none: all pages in one table
}

// view is one page as its template sees it.
type view struct {
	*writer
	Listing *listing
	Page    *report.SitePage
	Blocks  []report.Block
}

// name gives every page a file of its own.
func (w *writer) name() {
	taken := map[string]bool{}
	free := func(name string) string {
		file := name + ".html"
		for n := 2; taken[file]; n++ {
			file = name + "-" + strconv.Itoa(n) + ".html"
		}
		taken[file] = true
		return file
	}
	words := w.Words
	w.Lists = []listing{
		{free("index"), words.Overview, w.Intro, nil},
		{free(slug(words.DepartmentsFile, "departments")), words.Departments, words.DepartmentsIntro, w.Departments},
		{free(slug(words.BasesFile, "bases")), words.Bases, words.BasesIntro, w.Bases},
	}
	for _, page := range w.Pages {
		w.files = append(w.files, free(slug(page.Number, "activity")))
	}
}

var outside = regexp.MustCompile(`[^a-z0-9]+`)

// slug makes the name of a file of a text, or takes another where nothing is
// left of it.
func slug(text, other string) string {
	const longest = 80
	name := outside.ReplaceAllString(strings.ToLower(text), "-")
	if name = strings.Trim(name[:min(len(name), longest)], "-"); name == "" {
		return other
	}
	return name
}

func (w *writer) write(folder *safefile.Folder) error {
	if w.options.Data != nil {
		if err := folder.Write(dataFile, w.options.Data); err != nil {
			return err
		}
	}
	for i := range w.Lists {
		if err := w.page(folder, w.Lists[i].File, view{writer: w, Listing: &w.Lists[i]}); err != nil {
			return err
		}
	}
	for i := range w.Pages {
		page := &w.Pages[i]
		if err := w.page(folder, w.files[i], view{writer: w, Page: page, Blocks: slices.Collect(page.Blocks)}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) page(folder *safefile.Folder, file string, v view) error {
	err := folder.Write(file, func(out io.Writer) error { return pages.Execute(out, v) })
	w.done++
	if err == nil && w.options.Progress != nil {
		w.options.Progress(w.done, w.total)
	}
	return err
}

// DataFile is the name of the file with the same for other programs, if there
// is one.
func (w *writer) DataFile() string {
	if w.options.Data == nil {
		return ""
	}
	return dataFile
}

// Heading is the main heading of the page.
func (v view) Heading() string {
	if v.Page != nil {
		return v.Page.Name
	}
	return v.Listing.Title
}

// File is the name of the file of a page.
func (w *writer) File(page int) string { return w.files[page] }

// At is a page.
func (w *writer) At(page int) report.SitePage { return w.Pages[page] }

// All are the pages in one list.
func (w *writer) All() []int {
	all := make([]int, len(w.Pages))
	for i := range all {
		all[i] = i
	}
	return all
}

// kind names the sort of a block for the template.
func kind(block report.Block) string {
	switch block.(type) {
	case report.Heading:
		return "heading"
	case report.Facts:
		return "facts"
	case report.Grid:
		return "grid"
	}
	return ""
}

// empty tells whether a cell holds the words for "not filled in".
func empty(c report.Cell) bool { return c.Kind == report.MissingCell }

// address is the value as a link, or "" when it is no web address.
func address(text string) string {
	if strings.ContainsAny(text, " \n\t<>\"") || !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return ""
	}
	if u, err := url.Parse(text); err != nil || u.Host == "" {
		return ""
	}
	return text
}
