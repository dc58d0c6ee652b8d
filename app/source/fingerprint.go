package source

import (
	"context"
	"regexp"

	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet"
)

// printed is what a fingerprint looks like in an export.
var printed = regexp.MustCompile(`\b\d+-[0-9a-f]{16}\b`)

// Fingerprint finds the fingerprint that an export of ours carries: in its
// text, or in a part of it when it is an Excel or Word document. It reports
// false when there is none. A workbook that a password protects is looked into
// with that password; without it, or with another, that is a *limits.Error.
func Fingerprint(ctx context.Context, data []byte, password string) (f register.Fingerprint, found bool, err error) {
	if limits.Sniff(data, limits.Standard()) == limits.Protected {
		if password == "" {
			return f, false, &limits.Error{Op: "find fingerprint", Kind: limits.Encrypted}
		}
		if data, err = sheet.Unlock(ctx, data, password); err != nil {
			return f, false, err
		}
	}
	f, found = fingerprintIn(data)
	return f, found, nil
}

func fingerprintIn(data []byte) (register.Fingerprint, bool) {
	if f, ok := firstIn(data); ok {
		return f, true
	}
	archive, err := limits.OpenArchive(data, limits.Standard())
	if err != nil {
		return register.Fingerprint{}, false // no archive, so there are no parts to look in
	}
	for _, name := range archive.Names() {
		part, err := archive.Read(name)
		if err != nil {
			continue // a part that can't be read holds nothing for us
		}
		if f, ok := firstIn(part); ok {
			return f, true
		}
	}
	return register.Fingerprint{}, false
}

func firstIn(text []byte) (register.Fingerprint, bool) {
	for _, found := range printed.FindAll(text, -1) {
		if f, err := register.ParseFingerprint(string(found)); err == nil {
			return f, true
		}
	}
	return register.Fingerprint{}, false
}
