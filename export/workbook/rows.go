package workbook

import (
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// value is what stands in a cell, with its looks: a text, or a number.
type value struct {
	style  int
	text   string
	number int
	is     kind
}

type kind uint8

const (
	isText kind = iota
	isNumber
)

// epoch is the day that Excel counts days from, as if 1900 had been a leap year.
var epoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

func dayValue(style int, day time.Time) value {
	return value{style: style, number: int(day.Sub(epoch).Hours() / 24), is: isNumber}
}

// rowWriter writes the rows of a sheet as Excel's XML.
type rowWriter struct {
	out  io.Writer
	row  int      // the next
	buf  []byte   // of one row
	name []string // of the columns
}

func newRowWriter(out io.Writer, columns int) (*rowWriter, error) {
	w := &rowWriter{out: out, row: 1}
	for i := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return nil, err
		}
		w.name = append(w.name, name)
	}
	return w, nil
}

// put writes a row of that height in points.
func (w *rowWriter) put(cells []value, height float64) error {
	b := append(w.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(w.row), 10)
	if height > 0 {
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, height, 'f', 2, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i := range cells {
		b = w.cell(b, i, &cells[i])
	}
	w.buf = append(b, `</row>`...)
	w.row++
	_, err := w.out.Write(w.buf)
	return err
}

func (w *rowWriter) cell(b []byte, column int, v *value) []byte {
	if v.is == isText && v.text == "" && v.style == 0 {
		return b
	}
	b = append(b, `<c r="`...)
	b = append(b, w.name[column]...)
	b = strconv.AppendInt(b, int64(w.row), 10)
	b = append(b, `" s="`...)
	b = strconv.AppendInt(b, int64(v.style), 10)
	switch {
	case v.is == isNumber:
		b = append(b, `"><v>`...)
		b = strconv.AppendInt(b, int64(v.number), 10)
		return append(b, `</v></c>`...)
	case v.text == "":
		return append(b, `"/>`...)
	}
	b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
	b = appendText(b, v.text)
	return append(b, `</t></is></c>`...)
}
