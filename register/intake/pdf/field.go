package pdf

import (
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// maxFields is how many notes and fields of a page are looked at.
const maxFields = 5000

// fields gives what was filled in on the form of a page and typed over it, each line a
// word of its own. Other notes are counted.
func (r *reader) fields(ref requests.Page, f frame) []Word {
	count, err := r.pdf.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: ref})
	if err != nil || count.Count == 0 {
		return nil
	}
	form, closeForm := r.form(ref)
	defer closeForm()
	var out []Word
	for i := range min(count.Count, maxFields) {
		a, err := r.pdf.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: ref, Index: i})
		if err != nil {
			continue
		}
		out = append(out, r.field(form, a.Annotation, f)...)
		_, _ = r.pdf.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
	}
	return out
}

// form opens the form of the document for one page. Nothing of it is run.
func (r *reader) form(ref requests.Page) (*references.FPDF_FORMHANDLE, func()) {
	env, err := r.pdf.FPDFDOC_InitFormFillEnvironment(&requests.FPDFDOC_InitFormFillEnvironment{
		Document: r.doc,
		FormFillInfo: structs.FPDF_FORMFILLINFO{
			FFI_Invalidate:         func(references.FPDF_PAGE, float64, float64, float64, float64) {},
			FFI_SetCursor:          func(enums.FXCT) {},
			FFI_SetTimer:           func(int, func(int)) int { return 0 },
			FFI_KillTimer:          func(int) {},
			FFI_GetLocalTime:       func() structs.FPDF_SYSTEMTIME { return structs.FPDF_SYSTEMTIME{} },
			FFI_GetPage:            func(references.FPDF_DOCUMENT, int) *references.FPDF_PAGE { return nil },
			FFI_GetRotation:        func(references.FPDF_PAGE) enums.FPDF_PAGE_ROTATION { return enums.FPDF_PAGE_ROTATION_NONE },
			FFI_ExecuteNamedAction: func(string) {},
		},
	})
	if err != nil {
		return nil, func() {}
	}
	if _, err := r.pdf.FORM_OnAfterLoadPage(&requests.FORM_OnAfterLoadPage{Page: ref, FormHandle: env.FormHandle}); err != nil {
		return nil, func() {
			_, _ = r.pdf.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: env.FormHandle})
		}
	}
	return &env.FormHandle, func() {
		_, _ = r.pdf.FORM_OnBeforeClosePage(&requests.FORM_OnBeforeClosePage{Page: ref, FormHandle: env.FormHandle})
		_, _ = r.pdf.FPDFDOC_ExitFormFillEnvironment(&requests.FPDFDOC_ExitFormFillEnvironment{FormHandle: env.FormHandle})
	}
}

// field gives the words of one field or note.
func (r *reader) field(form *references.FPDF_FORMHANDLE, a references.FPDF_ANNOTATION, f frame) []Word {
	typ, err := r.pdf.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a})
	if err != nil {
		return nil
	}
	var text string
	switch typ.Subtype {
	case enums.FPDF_ANNOT_SUBTYPE_WIDGET:
		if form == nil {
			return nil
		}
		text = r.filledIn(*form, a)
	case enums.FPDF_ANNOT_SUBTYPE_FREETEXT:
		if v, err := r.pdf.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: "Contents"}); err == nil {
			text = v.Value
		}
	case enums.FPDF_ANNOT_SUBTYPE_TEXT, enums.FPDF_ANNOT_SUBTYPE_STRIKEOUT, enums.FPDF_ANNOT_SUBTYPE_CARET, enums.FPDF_ANNOT_SUBTYPE_STAMP, enums.FPDF_ANNOT_SUBTYPE_INK:
		r.comments++
	}
	box, err := r.pdf.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: a})
	if err != nil || text == "" {
		return nil
	}
	q := box.Rect
	left, right, top, bottom := f.box(float64(q.Left), float64(q.Bottom), float64(q.Right), float64(q.Top))
	if !sane(left, right, top, bottom) {
		return nil
	}
	return typed(text, Box{Left: left, Right: right, Top: top, Bottom: bottom})
}

// filledIn gives what a field of the form says: its text, its choice, or its box.
func (r *reader) filledIn(form references.FPDF_FORMHANDLE, a references.FPDF_ANNOTATION) string {
	typ, err := r.pdf.FPDFAnnot_GetFormFieldType(&requests.FPDFAnnot_GetFormFieldType{FormHandle: form, Annotation: a})
	if err != nil {
		return ""
	}
	switch typ.FormFieldType {
	case enums.FPDF_FORMFIELD_TYPE_CHECKBOX, enums.FPDF_FORMFIELD_TYPE_RADIOBUTTON:
		on, err := r.pdf.FPDFAnnot_IsChecked(&requests.FPDFAnnot_IsChecked{FormHandle: form, Annotation: a})
		switch {
		case err != nil:
			return ""
		case on.IsChecked:
			return block.TickedSign
		}
		return block.UntickedSign
	case enums.FPDF_FORMFIELD_TYPE_TEXTFIELD, enums.FPDF_FORMFIELD_TYPE_COMBOBOX, enums.FPDF_FORMFIELD_TYPE_LISTBOX:
		v, err := r.pdf.FPDFAnnot_GetFormFieldValue(&requests.FPDFAnnot_GetFormFieldValue{FormHandle: form, Annotation: a})
		if err != nil {
			return ""
		}
		return v.FormFieldValue
	}
	return ""
}

// typed makes words of a text that fills a box, a word a line.
func typed(text string, b Box) []Word {
	var lines []string
	for line := range strings.Lines(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)) {
		if line = strings.TrimSpace(limits.Clean(line)); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 || len(lines) > 500 {
		return nil
	}
	high := b.height() / float64(len(lines))
	size := math.Min(high, 10)
	var out []Word
	for i, line := range lines {
		top := b.Top + high*float64(i)
		w := Word{Text: line, Left: b.Left + 1, Right: b.Right - 1, Top: top + (high-size)/2, Bottom: top + (high+size)/2, Size: size, Field: true}
		w.Base = w.Bottom - size*0.2
		if n := float64(len([]rune(line))); w.Left+n*size*0.5 < w.Right {
			w.Right = w.Left + n*size*0.5
		}
		out = append(out, w)
	}
	return out
}
