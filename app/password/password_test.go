package password_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/password"
)

func TestJudge(t *testing.T) {
	cases := []struct {
		password string
		want     password.Strength
	}{
		{"", password.None},
		{"esdoorn", password.Weak},
		{"Welkom2026!", password.Weak},
		{"Wachtwoord123456", password.Weak},
		{"StichtingDeEsdoorn2026!", password.Weak},
		{"Zandloper2026", password.Weak},
		{"Zandloper!2026", password.Weak},
		{"zonnebloem en 7 dwergen", password.Fair},
		{"12-03-1984", password.Weak},
		{"12031984", password.Weak},
		{"84629175038", password.Weak},
		{"aaaaaaaaaaaaaaaaaaaaaaaaa", password.Weak},
		{"abcdefghijklmnopqrstuvwxyz", password.Weak},
		{"k7#Qw2", password.Weak},
		{"paard lantaarn", password.Weak},
		{"onbegrijpelijkheid", password.Weak},
		{"k7#Qw2mZ", password.Fair},
		{"paard lantaarn fiets dek", password.Fair},
		{"k7#Qw2mZp9!x", password.Strong},
		{"paard lantaarn fiets deksel molen", password.Strong},
		{"p4ard-l4ntaarn-fiets-dek7el", password.Strong},
	}
	for _, c := range cases {
		if got := password.Judge(c.password, "Stichting De Esdoorn"); got != c.want {
			t.Errorf("%q is %q, want %q", c.password, got, c.want)
		}
	}
}

// TestLongerIsNotWeaker holds for what is put behind a password that is no word.
func TestLongerIsNotWeaker(t *testing.T) {
	order := map[password.Strength]int{password.None: 0, password.Weak: 1, password.Fair: 2, password.Strong: 3}
	const whole = "k7#Qw2mZp9!xT4"
	before := password.None
	for n := range len(whole) {
		now := password.Judge(whole[:n+1])
		if order[now] < order[before] {
			t.Errorf("%q is %s, and without its last character %s", whole[:n+1], now, before)
		}
		before = now
	}
}

// FuzzJudge never fails, and a name that is known makes nothing stronger.
func FuzzJudge(f *testing.F) {
	f.Add("Welkom", "Esdoorn")
	f.Fuzz(func(t *testing.T, text, name string) {
		order := map[password.Strength]int{password.None: 0, password.Weak: 1, password.Fair: 2, password.Strong: 3}
		plain, known := password.Judge(text), password.Judge(text, name)
		if order[known] > order[plain] {
			t.Errorf("%q is %s, and %s when %q is known", text, plain, known, name)
		}
		if (plain == password.None) != (text == "") || strings.TrimSpace(string(plain)) != string(plain) {
			t.Errorf("%q is %q", text, plain)
		}
	})
}
