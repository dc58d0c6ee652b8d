package publish

import (
	"context"
	"io"

	"verwerkingsregister/export/jsonld"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/website"
)

// writeSite writes the public register. Without an activity that is public it is
// report.ErrNothingPublic.
func (r Request) writeSite(ctx context.Context, path string) error {
	words, err := r.Words()
	if err != nil {
		return err
	}
	site, err := report.PublicSite(r.State, words, r.stamp())
	if err != nil {
		return err
	}
	public, _ := report.PublicPart(r.State, words)
	return website.Write(ctx, path, site, website.Options{Progress: r.Progress, Data: func(w io.Writer) error {
		return jsonld.Write(ctx, w, public, words, r.stamp(), jsonld.Options{})
	}})
}

// Published counts what is in the public register and what is not, and tells it
// in a sentence.
func (r Request) Published() (report.Published, string, error) {
	words, err := r.Words()
	if err != nil {
		return report.Published{}, "", err
	}
	_, count := report.PublicPart(r.State, words)
	return count, count.Text(words), nil
}
