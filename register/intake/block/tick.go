package block

import "strings"

// Tick is the state of a tick box. The zero value says there is no box, which
// is not the same as an unticked one.
type Tick string

// The states of a box.
const (
	NoBox    Tick = ""
	Ticked   Tick = "ticked"
	Unticked Tick = "unticked"
)

// The two signs a box has in the text of a block.
const (
	TickedSign   = "☒"
	UntickedSign = "☐"
)

// Sign gives the sign that stands for the box in text.
func (t Tick) Sign() string {
	switch t {
	case Ticked:
		return TickedSign
	case Unticked:
		return UntickedSign
	}
	return ""
}

var boxes = strings.NewReplacer(
	"☑\ufe0f", TickedSign, "✔\ufe0f", TickedSign, "☒", TickedSign, "☑", TickedSign, "✓", TickedSign, "✔", TickedSign, "✅", TickedSign,
	"🗹", TickedSign, "🗷", TickedSign, "🗸", TickedSign, "⊠", TickedSign, "⌧", TickedSign, "▣", TickedSign,
	"[x]", TickedSign, "[X]", TickedSign, "[v]", TickedSign, "[V]", TickedSign, "[✓]", TickedSign, "(x)", TickedSign, "(X)", TickedSign,
	"☐", UntickedSign, "□", UntickedSign, "▢", UntickedSign, "❏", UntickedSign, "❑", UntickedSign, "❒", UntickedSign, "◻", UntickedSign, "⬜", UntickedSign,
	":white_check_mark:", TickedSign, ":heavy_check_mark:", TickedSign, ":check_mark:", TickedSign, ":ballot_box_with_check:", TickedSign,
	":heavy_multiplication_x:", crossSign, ":cross_mark:", crossSign, ":x:", crossSign,
	"[ ]", UntickedSign, "[  ]", UntickedSign, "( )", UntickedSign, "[]", UntickedSign,
)

// Boxes writes every sign that is used for a tick box as ☒ or ☐.
func Boxes(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '[' || r == '(' || r == ':' || r > 0x2000 }) {
		return s
	}
	return boxes.Replace(s)
}

// TickOf tells which box a text opens with, or consists of.
func TickOf(s string) Tick {
	s = strings.TrimSpace(s)
	switch {
	case strings.HasPrefix(s, TickedSign):
		return Ticked
	case strings.HasPrefix(s, UntickedSign):
		return Unticked
	}
	return NoBox
}

// Option is one choice out of a text with several boxes.
type Option struct {
	Tick Tick
	Text string
}

// Options splits a text such as "☒ po ☐ vo ☒ mbo" at its boxes. Text before the
// first box comes as an option without a box. A box may also stand behind its
// word ("po ☒ vo ☐"): that is read so when nothing follows the last box.
func Options(s string) []Option {
	var opts []Option
	behind := endsWithBox(s)
	for s != "" {
		i, tick := nextBox(s)
		if i < 0 {
			break
		}
		before := strings.TrimSpace(s[:i])
		s = s[i+len(tick.Sign()):]
		switch {
		case behind:
			opts = append(opts, Option{tick, before})
		case len(opts) > 0:
			opts[len(opts)-1].Text = before
			opts = append(opts, Option{Tick: tick})
		default:
			if before != "" {
				opts = append(opts, Option{Text: before})
			}
			opts = append(opts, Option{Tick: tick})
		}
	}
	if s = strings.TrimSpace(s); s != "" {
		if len(opts) == 0 {
			return []Option{{Text: s}}
		}
		opts[len(opts)-1].Text = s
	}
	return opts
}

func endsWithBox(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > len(TickedSign) && (strings.HasSuffix(s, TickedSign) || strings.HasSuffix(s, UntickedSign)) && TickOf(s) == NoBox
}

func nextBox(s string) (int, Tick) {
	on, off := strings.Index(s, TickedSign), strings.Index(s, UntickedSign)
	switch {
	case on < 0 && off < 0:
		return -1, NoBox
	case off < 0 || on >= 0 && on < off:
		return on, Ticked
	}
	return off, Unticked
}
