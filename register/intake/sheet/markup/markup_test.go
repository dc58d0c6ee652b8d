package markup_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/markup"
)

// written writes what a scanner comes upon in a form that is easy to compare.
func written(data []byte) (string, error) {
	s, err := markup.New(data, limits.Standard())
	if err != nil {
		return "", err
	}
	var b strings.Builder
	text := ""
	flush := func() {
		if text != "" {
			b.WriteString("[" + text + "]")
			text = ""
		}
	}
	for s.Next() {
		switch s.Kind() {
		case markup.Start:
			flush()
			b.WriteString("<" + s.Name())
			if a := s.Attr("a"); a != "" {
				b.WriteString(" " + a)
			}
			b.WriteString(">")
		case markup.End:
			flush()
			b.WriteString("</" + s.Name() + ">")
		case markup.Text:
			text += string(s.Text())
		}
	}
	return b.String(), s.Err()
}

func TestScan(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"prefixes fall off":     {`<x:row x:a="1"><c/></x:row>`, "<row 1><c></c></row>"},
		"entities":              {`<a a="&quot;&#65;">&amp;&lt;&#x20AC;&nope;</a>`, `<a "A>[&<€&nope;]</a>`},
		"comments and the rest": {"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a><!-- < -->t<![CDATA[<&>]]></a>", "<a>[t<&>]</a>"},
		"spaces in tags":        {"<a\n a = '1' ><b /></a >", "<a 1><b></b></a>"},
		"a byte order mark":     {"\xef\xbb\xbf<a>é</a>", "<a>[é]</a>"},
		"an older encoding":     {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "<a>[é]</a>"},
		"UTF-16":                {"\xff\xfe<\x00a\x00>\x00\xe9\x00<\x00/\x00a\x00>\x00", "<a>[é]</a>"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := written([]byte(c.in)); err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

func TestDamaged(t *testing.T) {
	for _, in := range []string{"<a", "<a>", "<a></b>", "</a>", "<a b></a>", "<a b=1></a>", "<a b='1></a>", "<a><![CDATA[</a>", "<!DOCTYPE a [", "< a></a>", "<a/"} {
		if _, err := written([]byte(in)); limits.KindOf(err) != limits.Damaged {
			t.Errorf("%q gives %v", in, err)
		}
	}
	deep := strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)
	if _, err := written([]byte(deep)); limits.KindOf(err) != limits.TooDeep {
		t.Errorf("deep nesting gives %v", err)
	}
}

func TestSkip(t *testing.T) {
	s, err := markup.New([]byte("<a><b><c>x</c></b><d/></a>"), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for s.Next() {
		if s.Kind() == markup.Start {
			names = append(names, s.Name())
			if s.Is("b") {
				s.Skip()
			}
		}
	}
	if got := strings.Join(names, ""); got != "abd" || s.Err() != nil {
		t.Errorf("got %s, %v", got, s.Err())
	}
}

// FuzzScan holds that the scanner says of every well-formed part what the standard
// decoder says of it.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`<a a="1">x&amp;<b/></a>`, "<a><![CDATA[x]]></a>", "<!-- c --><a>\n</a>", "<x:a x:a='&#65;'/>", "<a>&#0;</a>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := written(data)
		want, ok := standard(data)
		if ok && (err != nil || got != want) {
			t.Errorf("%q: got %s, %v; the standard decoder says %s", data, got, err, want)
		}
	})
}

// standard says the same with the standard decoder; ok is false for what it
// refuses and for what the scanner may read in its own way.
func standard(data []byte) (string, bool) {
	if bytes.ContainsAny(data, "\r:") || bytes.Contains(data, []byte("<!")) || bytes.Contains(data, []byte("<?")) || limits.UTF16Order(data) != 0 || bytes.Contains(data, []byte("\xef\xbb\xbf")) {
		return "", false
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	depth, text := 0, ""
	flush := func() {
		if text != "" {
			b.WriteString("[" + text + "]")
			text = ""
		}
	}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return b.String(), depth == 0
		}
		if err != nil {
			return "", false
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			flush()
			if depth++; depth > 200 {
				return "", false
			}
			b.WriteString("<" + tok.Name.Local)
			for _, a := range tok.Attr {
				if a.Name.Local == "a" {
					if a.Value != "" {
						b.WriteString(" " + a.Value)
					}
					break
				}
			}
			b.WriteString(">")
		case xml.EndElement:
			flush()
			depth--
			b.WriteString("</" + tok.Name.Local + ">")
		case xml.CharData:
			if depth > 0 {
				text += string(tok)
			}
		}
	}
}
