package odt_test

import (
	"context"
	"fmt"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/block/blocktest"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/odt"
)

const frame = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0">
<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>`

func read(t *testing.T, body string) *block.Document {
	t.Helper()
	doc, err := odt.ReadContent(context.Background(), []byte(fmt.Sprintf(frame, body)), limits.Standard())
	if err != nil {
		t.Fatalf("ReadContent: %v", err)
	}
	return doc
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"headings", `<text:h text:outline-level="1">Algemeen</text:h><text:p text:style-name="P1">Opslag</text:p>`, "heading 1 \"\" \"Algemeen\"\nheading 2 \"\" \"Opslag\"\n"},
		{"spaces, tabs and breaks", `<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d
   e</text:p>`, "paragraph 0 \"\" \"a  b\\tc\\nd e\"\n"},
		{"bold and struck", `<text:p><text:span text:style-name="T1">vet</text:span></text:p><text:p>nieuw <text:span text:style-name="T2">oud</text:span></text:p>`,
			"paragraph 0 \"\" \"vet\" bold\nparagraph 0 \"\" \"nieuw\" -struck:\"oud\"\n"},
		{"tracked changes", `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>vijf</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p><text:change text:change-id="c1"/>zeven jaar</text:p>`,
			"paragraph 0 \"\" \"zeven jaar\" -deleted:\"vijf\"\n"},
		{"an old form", `<office:forms><form:form><form:checkbox xml:id="a" form:current-state="checked"/><form:radio xml:id="b"/><form:text xml:id="c" form:current-value="Plank B.V."/><form:listbox xml:id="d"><form:option form:label="po"/><form:option form:label="vo" form:current-selected="true"/></form:listbox></form:form></office:forms><text:p><draw:control draw:control="a"/> een</text:p><text:p><draw:control draw:control="b"/> twee</text:p><text:p>Naam: <draw:control draw:control="c"/>, <draw:control draw:control="d"/></text:p>`,
			"paragraph 0 \"\" \"☒ een\"\nparagraph 0 \"\" \"☐ twee\"\nparagraph 0 \"\" \"Naam: Plank B.V., vo\"\n"},
		{"boxes", `<text:p><loext:content-control loext:checkbox="true" loext:checked="true">x</loext:content-control> po</text:p><text:p><field:fieldmark field:type="x.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="false"/></field:fieldmark> vo</text:p><text:p><text:span text:style-name="T3">&#xF0FE;</text:span> mbo</text:p>`,
			"paragraph 0 \"\" \"☒ po\"\nparagraph 0 \"\" \"☐ vo\"\nparagraph 0 \"\" \"☒ mbo\"\n"},
		{"a prompt", `<text:p>Naam: <loext:content-control loext:showing-place-holder="true">Klik hier</loext:content-control></text:p>`, "paragraph 0 \"\" \"Naam:\" -placeholder:\"Klik hier\"\n"},
		{"lists", `<text:list text:style-name="L1"><text:list-item><text:p>een</text:p><text:p>vervolg</text:p><text:list><text:list-item><text:p>diep</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>twee</text:p></text:list-item></text:list><text:list text:style-name="L2"><text:list-item><text:p>bol</text:p></text:list-item></text:list>`,
			"item 0 \"1.\" \"een\"\nitem 0 \"\" \"vervolg\"\nitem 1 \"1.a\" \"diep\"\nitem 0 \"2.\" \"twee\"\nitem 0 \"•\" \"bol\"\n"},
		{"a link, a note and a text box", `<text:p>Zie <text:a xlink:href="https://a.example">hier</text:a><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Behalve soms.</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>Kader</text:p></draw:text-box></draw:frame></text:p>`,
			"paragraph 0 \"\" \"Zie hier\" ->https://a.example *\"Behalve soms.\"\nparagraph 0 \"\" \"Kader\"\n"},
		{"a table of contents", `<text:table-of-content><text:index-body><text:p>Algemeen 2</text:p></text:index-body></text:table-of-content>`, "contents 0 \"\" \"Algemeen 2\"\n"},
		{"merged cells", `<table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>kop</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned="9"><text:p>a</text:p></table:table-cell><table:table-cell><text:p>☒</text:p></table:table-cell></table:table-row></table:table>`,
			"cell 0,0 1x2 true  \"kop\"\ncell 1,0 1x1 false  \"a\"\ncell 1,1 1x1 false ticked \"☒\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := blocktest.Show(read(t, tt.in).Blocks); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func FuzzContent(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(frame, `<text:list text:style-name="L1"><text:list-item><text:p>een</text:p></text:list-item></text:list><table:table><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`)))
	table := limits.Standard()
	table.Blocks, table.Nodes, table.Tokens = 20_000, 20_000, 60_000
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := odt.ReadContent(context.Background(), data, table)
		if err != nil {
			if limits.KindOf(err) == "" {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		if err := doc.Check(table); err != nil {
			t.Fatalf("handed over what does not hold: %v", err)
		}
	})
}
