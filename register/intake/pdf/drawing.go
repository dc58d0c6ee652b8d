package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// What is looked at of one page: drawn things, points of them, and groups in groups.
const (
	maxObjects = 20_000
	maxPoints  = 20_000
	maxGroups  = 5
)

// matrix places what is drawn in a group on the page.
type matrix struct{ a, b, c, d, e, f float64 }

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// in gives the matrix of what lies in a group that lies in another.
func (m matrix) in(o matrix) matrix {
	return matrix{
		o.a*m.a + o.c*m.b, o.b*m.a + o.d*m.b,
		o.a*m.c + o.c*m.d, o.b*m.c + o.d*m.d,
		o.a*m.e + o.c*m.f + o.e, o.b*m.e + o.d*m.f + o.f,
	}
}

// drawing collects what is drawn on one page.
type drawing struct {
	reader  *reader
	frame   frame
	boxes   []Box
	objects int
	points  int
}

// drawn gives what is drawn on a page, and counts its pictures.
func (r *reader) drawn(ref requests.Page, f frame) []Box {
	d := &drawing{reader: r, frame: f}
	count, err := r.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return nil
	}
	for i := range min(count.Count, maxObjects) {
		obj, err := r.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		d.object(obj.PageObject, matrix{a: 1, d: 1}, 0)
	}
	return d.boxes
}

func (d *drawing) object(obj references.FPDF_PAGEOBJECT, m matrix, depth int) {
	pdf := d.reader.pdf
	if d.objects++; d.objects > maxObjects || d.reader.ctx.Err() != nil {
		return
	}
	typ, err := pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj})
	if err != nil {
		return
	}
	switch typ.Type {
	case enums.FPDF_PAGEOBJ_IMAGE:
		d.reader.pictures++
	case enums.FPDF_PAGEOBJ_PATH:
		d.path(obj, m)
	case enums.FPDF_PAGEOBJ_FORM:
		if depth < maxGroups {
			d.group(obj, m, depth)
		}
	}
}

func (d *drawing) group(obj references.FPDF_PAGEOBJECT, m matrix, depth int) {
	pdf := d.reader.pdf
	count, err := pdf.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: obj})
	if err != nil {
		return
	}
	own, err := pdf.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return
	}
	inner := matrixOf(own.Matrix).in(m)
	for i := range min(count.Count, maxObjects) {
		child, err := pdf.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: obj, Index: uint64(i)})
		if err != nil {
			continue
		}
		d.object(child.PageObject, inner, depth+1)
	}
}

// path keeps what one path draws, each of its figures apart.
func (d *drawing) path(obj references.FPDF_PAGEOBJECT, m matrix) {
	look, ok := d.paint(obj)
	if !ok {
		return
	}
	pdf := d.reader.pdf
	bounds, err := pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: obj})
	if err != nil {
		return
	}
	whole := d.place(m, look, [][2]float64{{float64(bounds.Left), float64(bounds.Bottom)}, {float64(bounds.Right), float64(bounds.Top)}})
	if whole.width() < 3 || whole.height() < 3 {
		d.keep(whole)
		return
	}
	count, err := pdf.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: obj})
	if err != nil {
		return
	}
	if d.points += count.Count; count.Count > 2000 || d.points > maxPoints {
		whole.Shape = true
		d.keep(whole)
		return
	}
	own, err := pdf.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: obj})
	if err != nil {
		return
	}
	d.figures(obj, count.Count, matrixOf(own.Matrix).in(m), look)
}

// figures walks over the points of a path.
func (d *drawing) figures(obj references.FPDF_PAGEOBJECT, count int, m matrix, look Box) {
	pdf := d.reader.pdf
	var points [][2]float64
	curved := false
	flush := func() {
		d.figure(points, curved, m, look)
		points, curved = nil, false
	}
	for i := range count {
		segment, err := pdf.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: obj, Index: i})
		if err != nil {
			return
		}
		typ, err := pdf.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return
		}
		at, err := pdf.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return
		}
		if typ.Type == enums.FPDF_SEGMENT_MOVETO {
			flush()
		}
		curved = curved || typ.Type == enums.FPDF_SEGMENT_BEZIERTO
		points = append(points, [2]float64{float64(at.X), float64(at.Y)})
	}
	flush()
}

// figure keeps one figure of a path: a rectangle, some straight lines, or a shape.
func (d *drawing) figure(points [][2]float64, curved bool, m matrix, look Box) {
	if len(points) < 2 {
		return
	}
	whole := d.place(m, look, points)
	straight := !curved
	var lines []Box
	for i := 1; i < len(points); i++ {
		line := d.place(m, look, points[i-1:i+1])
		if line.width() > 1.5 && line.height() > 1.5 {
			straight = false
		}
		lines = append(lines, line)
	}
	switch {
	case !straight:
		whole.Shape = !outline(points)
		d.keep(whole)
	case len(points) >= 4 || whole.width() < 3 || whole.height() < 3:
		if len(points) > 5 || len(points) < 4 && !look.Filled {
			for _, l := range lines {
				d.keep(l)
			}
			return
		}
		d.keep(whole)
	default:
		for _, l := range lines {
			d.keep(l)
		}
	}
}

// outline tells whether points go around the middle of what they enclose, as those of a
// round or a box with round corners do, and end where they started.
func outline(points [][2]float64) bool {
	left, bottom, right, top := points[0][0], points[0][1], points[0][0], points[0][1]
	for _, p := range points {
		left, right = math.Min(left, p[0]), math.Max(right, p[0])
		bottom, top = math.Min(bottom, p[1]), math.Max(top, p[1])
	}
	width, height := (right-left)/2, (top-bottom)/2
	if len(points) < 4 || width == 0 || height == 0 {
		return false
	}
	for _, p := range points {
		if math.Max(math.Abs(p[0]-left-width)/width, math.Abs(p[1]-bottom-height)/height) < 0.65 {
			return false
		}
	}
	first, last := points[0], points[len(points)-1]
	return math.Hypot(first[0]-last[0], first[1]-last[1]) < math.Max(width, height)*0.6
}

func (d *drawing) keep(b Box) {
	if sane(b.Left, b.Right, b.Top, b.Bottom) && len(d.boxes) < maxObjects {
		d.boxes = append(d.boxes, b)
	}
}

// place gives the box around points, on the page as it is shown.
func (d *drawing) place(m matrix, look Box, points [][2]float64) Box {
	b := look
	b.Left, b.Top, b.Right, b.Bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x, y := d.frame.point(m.point(p[0], p[1]))
		b.Left, b.Right = math.Min(b.Left, x), math.Max(b.Right, x)
		b.Top, b.Bottom = math.Min(b.Top, y), math.Max(b.Bottom, y)
	}
	return b
}

// paint tells how a path is painted, and whether that can be seen.
func (d *drawing) paint(obj references.FPDF_PAGEOBJECT) (Box, bool) {
	pdf := d.reader.pdf
	mode, err := pdf.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: obj})
	if err != nil {
		return Box{}, false
	}
	var b Box
	if mode.Stroke {
		c, err := pdf.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: obj})
		b.Framed = err != nil || c.StrokeColor.A > 0 && bright(c.StrokeColor) < 252
	}
	if mode.FillMode != enums.FPDF_FILLMODE_NONE {
		c, err := pdf.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: obj})
		b.Filled = err != nil || c.FillColor.A > 0 && bright(c.FillColor) < 252
		b.Dark = err == nil && c.FillColor.A > 100 && bright(c.FillColor) < 130
	}
	return b, b.Framed || b.Filled
}

func bright(c structs.FPDF_COLOR) uint { return (c.R*30 + c.G*59 + c.B*11) / 100 }
