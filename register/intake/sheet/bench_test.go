package sheet_test

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

var wide = []any{
	"Nr", "Naam verwerking", "Afdeling", "Proceseigenaar", "Omschrijving", "Doel", "Grondslag", "Toelichting grondslag", "Categorieën betrokkenen", "Aantal betrokkenen",
	"Persoonsgegevens", "Bijzondere persoonsgegevens", "Bron", "Ontvangers", "Interne ontvangers", "Verwerker", "Land verwerker", "Datum verwerkersovereenkomst", "Doorgifte buiten EER", "Derde land",
	"Waarborgen", "Bewaartermijn", "Bron bewaartermijn", "Systemen", "Opslaglocatie", "Beveiligingsmaatregelen", "Toegang", "Beschikbaarheid", "Integriteit", "Vertrouwelijkheid",
	"DPIA nodig", "Status DPIA", "Link DPIA", "Profilering", "Privacyverklaring", "Status", "Aanmaakdatum", "Laatste wijziging", "Opmerkingen", "Kenmerk archief",
}

// wideRegister is a workbook with so many rows of 40 columns, three in four of them text.
func wideRegister(t testing.TB, rows int) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetRow("A1", wide); err != nil {
		t.Fatal(err)
	}
	pick := func(i int, of ...string) string { return of[i%len(of)] }
	for i := range rows {
		row := []any{
			i + 1, fmt.Sprintf("Verwerking %d van het archief", i), pick(i, "P&O", "Financiën", "Onderwijs", "ICT"), fmt.Sprintf("Hoofd %d", i%40), fmt.Sprintf("Omschrijving van verwerking %d in gewone woorden", i),
			fmt.Sprintf("Uitvoeren van taak %d", i%500), pick(i, "toestemming", "art. 6 lid 1 sub c AVG", "e) algemeen belang", "overeenkomst"), "", pick(i, "Medewerkers", "Leerlingen, ouders", "Klanten"), i % 3000,
			pick(i, "NAW, geboortedatum", "Contactgegevens: naam, adres", "BSN"), pick(i, "nee", "gezondheid", ""), pick(i, "betrokkene", "school"), pick(i, "Belastingdienst", "DUO, inspectie"), "Administratie",
			fmt.Sprintf("Leverancier %d B.V.", i%300), pick(i, "Nederland", "Duitsland", "VS"), fmt.Sprintf("%02d-%02d-2024", i%28+1, i%12+1), pick(i, "nee", "nee", "ja"), pick(i, "", "", "Verenigde Staten"),
			pick(i, "", "", "SCC"), fmt.Sprintf("%d jaar na einde dienstverband", i%20+1), pick(i, "AWR 52", "selectielijst"), fmt.Sprintf("Systeem %d", i%200), "Datacenter Amsterdam", "Autorisaties, logging en versleuteling", "Medewerkers administratie",
			pick(i, "laag", "midden", "hoog"), "midden", "hoog", pick(i, "ja", "nee"), "afgerond", fmt.Sprintf("dpia/%d.pdf", i%50), "nee", "https://www.devlier.example/privacy", "actief", "13-02-2023", "14-03-2025", "", i,
		}
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.SetRow(cell, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkProposal makes a proposal of 10,000 rows with 40 columns, from the bytes of the
// file on. The metric MiB-heap is the most memory in use on the way, above what was in use
// before.
func BenchmarkProposal(b *testing.B) {
	data := wideRegister(b, 10_000)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	most := uint64(0)
	for b.Loop() {
		b.StopTimer()
		runtime.GC() // what the proposal before this one left behind
		b.StartTimer()
		stop := make(chan struct{})
		done := make(chan uint64)
		go watch(stop, done)
		book, err := sheet.Open(context.Background(), "register.xlsx", data, limits.Standard())
		if err != nil {
			b.Fatal(err)
		}
		r, err := sheet.Propose(context.Background(), book, sheet.Suggest(book), sheet.Options{Document: proposal.NewDocument("register.xlsx", "x", data), On: "2026-11-22"})
		if err != nil {
			b.Fatal(err)
		}
		close(stop)
		most = max(most, <-done)
		if n := len(r.Proposal.Items); n < 10_000 || r.Coverage().Lost != 0 {
			b.Fatalf("%d records, %+v", n, r.Coverage())
		}
	}
	b.ReportMetric(float64(most-min(most, before.HeapAlloc))/(1<<20), "MiB-heap")
}

// watch gives the most heap in use until it is stopped.
func watch(stop chan struct{}, done chan uint64) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	most := uint64(0)
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse)
		select {
		case <-stop:
			done <- most
			return
		case <-tick.C:
		}
	}
}
