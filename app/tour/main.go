// Command tour shows the main screens of the program without a display: it
// opens a register in the window of the tests and writes a picture of every
// screen.
//
//	tour REGISTER FOLDER
//
// It prints a line for each picture. The register is only looked at.
package main

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/app/window"
	"verwerkingsregister/assets"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: tour REGISTER FOLDER")
		os.Exit(2)
	}
	if err := play(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// stop is one place of the tour.
type stop struct {
	name string
	do   func(*guide)
}

var stops = []stop{
	{"01-welkom", func(*guide) {}},
	{"02-verwerkingen", func(g *guide) { g.w.Open(g.path) }},
	{"03-verwerking", func(g *guide) { g.to(model.KindActivity, "name") }},
	{"04-doelen", func(g *guide) { g.to(model.KindActivity, "purposes") }},
	{"05-verwerkers", func(g *guide) { g.to(model.KindActivity, "engagements") }},
	{"06-bewaartermijnen", func(g *guide) { g.to(model.KindActivity, "retention") }},
	{"07-geschiedenis", func(g *guide) { g.w.Do("history") }},
	{"08-diensten", func(g *guide) { g.w.Do("view-services") }},
	{"09-dienst", func(g *guide) { g.to(model.KindService, "dataCategories") }},
	{"10-partijen", func(g *guide) { g.w.Do("view-parties") }},
	{"11-organisatie", func(g *guide) { g.w.Do("view-organisation") }},
	{"11a-overzichten", func(g *guide) { g.w.Do("view-overviews") }},
	{"12-tijdlijn", func(g *guide) { g.w.Do("view-timeline") }},
	{"13-importeren", func(g *guide) { g.w.Do("view-services"); g.w.Import(g.statement) }},
	{"13a-kolommen", func(g *guide) { g.w.Import(g.sheet) }},
	{"14-donker", func(g *guide) { g.w.Do("theme-dark"); g.to(model.KindActivity, "dataCategories") }},
	{"15-donker-geschiedenis", func(g *guide) { g.w.Do("history") }},
	{"16-op-een-dag", func(g *guide) { g.w.Do("theme-light"); g.w.Do("view-activities"); g.w.AsOf("2025-12-31") }},
	{"17-vergelijken", func(g *guide) { g.w.Do("present"); g.compare() }},
	{"18-english", func(g *guide) { g.w.Do("language-en"); g.w.Do("view-activities") }},
	{"19-english-merging", func(g *guide) { g.merge() }},
	{"20-samenvoegen", func(g *guide) { g.w.Do("language-nl"); g.merge() }},
}

// oldRegister is a register in a table, as an invented foundation kept it.
const oldRegister = "Nr;Verwerking;Wat is het doel?;Grondslag;Van wie;Welke gegevens;Verwerker;Hoe lang bewaren we?;Ingangsdatum;Kleur\n" +
	"1;Salarisadministratie;Uitbetalen van loon;g2;Personeel;Naam, BSN, salaris;Loonwijs B.V.;7 jaar;04-03-2019;rood\n" +
	"2;Nieuwsbrief;Informeren van donateurs;toestemming;Donateurs;E-mailadres;Postduif Inc.;tot afmelding;05-06-2021;blauw\n"

// guide walks through the window.
type guide struct {
	w         *window.Window
	path      string
	statement string
	sheet     string
	waiting   []func() // what the window asked to be done later
}

func play(path, folder string) error {
	data, err := os.MkdirTemp("", "tour")
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	defer func() { _ = os.RemoveAll(data) }() // a temporary folder
	g := &guide{path: path, statement: filepath.Join(data, "bijsluiter.docx"), sheet: filepath.Join(data, "oud register.csv")}
	if err := os.WriteFile(g.sheet, []byte(oldRegister), 0o600); err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	if err := g.takeStatement(); err != nil {
		return err
	}
	a := test.NewApp()
	defer a.Quit()
	g.w = window.New(a, window.Surroundings{Now: time.Now, User: "Rondleiding", Do: widgets.AtOnce, Later: g.later})
	win := g.w.Fyne()
	win.SetPadded(false)
	win.Resize(fyne.NewSize(1280, 800))
	for _, s := range stops {
		s.do(g)
		g.settle()
		to := filepath.Join(folder, "scherm-"+s.name+".png")
		err := safefile.Write(context.Background(), to, func(out io.Writer) error { return png.Encode(out, win.Canvas().Capture()) })
		if err != nil {
			return err
		}
		fmt.Println(" ", to)
	}
	g.w.Do("close")
	return nil
}

// compare compares the register with an export of how it stood a year before.
func (g *guide) compare() {
	reg := g.w.Register()
	if reg == nil {
		return
	}
	then, head, err := reg.AsOf(context.Background(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return
	}
	path := filepath.Join(filepath.Dir(g.statement), "register 2025.json")
	export := publish.Request{Format: publish.JSON, State: then, Head: head, Time: time.Now(), Language: "nl"}
	if export.WriteFile(context.Background(), path) == nil {
		g.w.Compare(path)
	}
}

// merge merges two copies of the register, in which the same was changed apart.
func (g *guide) merge() {
	g.w.Open(g.path)
	g.settle()
	reg := g.w.Register()
	if reg == nil {
		return
	}
	folder, err := os.MkdirTemp(filepath.Dir(g.statement), "merge")
	if err != nil {
		return
	}
	here, there := filepath.Join(folder, "kantoor.vreg"), filepath.Join(folder, "laptop.vreg")
	for path, said := range map[string]string{here: "op kantoor", there: "op de laptop"} {
		if reg.Backup(context.Background(), path) != nil || describe(path, said) != nil {
			return
		}
	}
	g.w.Open(here)
	g.settle()
	g.w.Merge(there)
	g.w.Do("next-change")
}

// describe gives the first activity of a register another description.
func describe(path, said string) error {
	ctx := context.Background()
	reg, err := register.Open(ctx, path, register.Options{Author: "Rondleiding"})
	if err != nil {
		return err
	}
	state, err := reg.Snapshot(ctx)
	if err == nil && len(state.Activities) > 0 {
		a := state.Activities[0]
		a.Description += " Dit is " + said + " aangevuld."
		_, err = reg.Save(ctx, register.Change{Writes: []register.Write{{Record: &a, Base: register.AnyVersion}}})
	}
	return errors.Join(err, reg.Close())
}

// takeStatement copies the sample bijsluiter out of the program.
func (g *guide) takeStatement() error {
	names, err := fs.ReadDir(assets.Examples, ".")
	if err != nil {
		return fmt.Errorf("tour: %w", err)
	}
	for _, n := range names {
		if filepath.Ext(n.Name()) == ".docx" {
			bytes, err := assets.Examples.ReadFile(n.Name())
			if err != nil {
				return fmt.Errorf("tour: %w", err)
			}
			return os.WriteFile(g.statement, bytes, 0o600)
		}
	}
	return fmt.Errorf("tour: there is no sample bijsluiter")
}

// to shows the field of the first record of a kind that has something there.
func (g *guide) to(kind model.Kind, path field.Path) {
	reg := g.w.Register()
	if reg == nil {
		return
	}
	snapshot, err := reg.Snapshot(context.Background())
	if err != nil {
		return
	}
	for _, r := range snapshot.Records() {
		k, id := r.Identity()
		if k != kind {
			continue
		}
		filled := 0
		field.Leaves(r, func(p field.Path, _ *field.Field, _ any) {
			if p.Within(path) {
				filled++
			}
		})
		if versions, err := reg.History(context.Background(), register.HistoryQuery{Record: id}); filled > 0 && err == nil && len(versions) > 1 {
			g.w.Go(kind, id, path)
			return
		}
	}
}

func (g *guide) later(_ time.Duration, f func()) (cancel func()) {
	i := len(g.waiting)
	g.waiting = append(g.waiting, f)
	return func() {
		if i < len(g.waiting) {
			g.waiting[i] = nil
		}
	}
}

// settle does what was put off, and what follows from that.
func (g *guide) settle() {
	for range 10 {
		waiting := g.waiting
		g.waiting = nil
		for _, f := range waiting {
			if f != nil {
				f()
			}
		}
		if len(g.waiting) == 0 {
			return
		}
	}
}
