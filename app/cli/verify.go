package cli

import (
	"context"

	"verwerkingsregister/app/source"
	"verwerkingsregister/register"
)

// verified is the result of a check of the file, as JSON.
type verified struct {
	OK          bool      `json:"ok"`
	Records     int       `json:"records"`
	Versions    int       `json:"versions"`
	Documents   int       `json:"documents"`
	Fingerprint string    `json:"fingerprint"`
	Problems    []problem `json:"problems"`
	Against     *earlier  `json:"against,omitempty"`
	Approval    *approval `json:"approval,omitempty"` // of the register as a whole
}

type problem struct {
	Class    register.ProblemClass `json:"class"`
	Sequence int64                 `json:"sequence,omitempty"`
	Detail   string                `json:"detail"`
}

// earlier is what became of a fingerprint that was printed before.
type earlier struct {
	Fingerprint string `json:"fingerprint"`
	Found       bool   `json:"found"`
}

func (c *call) verify(ctx context.Context) (int, error) {
	against, err := c.fingerprintAgainst(ctx)
	if err != nil {
		return Refused, err
	}
	code, err := c.with(ctx, reading, func(reg *register.Register) (int, error) {
		report, err := reg.Verify(ctx, c.progress())
		if err != nil {
			return Refused, err
		}
		result := resultOf(report)
		if against != nil {
			_, held, err := reg.Holds(ctx, *against)
			if err != nil {
				return Refused, err
			}
			result.Against = &earlier{against.String(), held}
			result.OK = result.OK && held
		}
		approvals, err := reg.Approvals(ctx)
		if err != nil && report.OK() { // a damaged file need not be able to tell
			return Refused, err
		}
		if whole := approvals[""]; whole.Given() {
			result.Approval = &approval{register.StateOf(whole), whole}
		}
		return c.printVerified(result)
	})
	if register.IsKind(err, register.Damaged) {
		return c.examine(ctx, err)
	}
	return code, err
}

// examine says what is wrong with a file that is too damaged to be opened, as
// far as it can still be read.
func (c *call) examine(ctx context.Context, damage error) (int, error) {
	report, err := register.Examine(ctx, c.args[0], c.settings(reading), c.progress())
	if err != nil || report.OK() {
		return Refused, damage
	}
	return c.printVerified(resultOf(report))
}

func resultOf(report register.Report) verified {
	result := verified{
		OK: report.OK(), Records: report.Records, Versions: report.Versions, Documents: report.Documents,
		Fingerprint: report.Head.String(), Problems: []problem{},
	}
	for _, p := range report.Problems {
		result.Problems = append(result.Problems, problem{p.Class, p.Sequence, p.Detail})
	}
	return result
}

// fingerprintAgainst is the one to compare with: typed, or found in an export.
func (c *call) fingerprintAgainst(ctx context.Context) (*register.Fingerprint, error) {
	if c.opt.against == "" {
		return nil, nil
	}
	if f, err := register.ParseFingerprint(c.opt.against); err == nil {
		return &f, nil
	}
	data, err := source.Read(c.opt.against, c.args[0])
	if err != nil {
		return nil, err
	}
	password, err := c.password()
	if err != nil {
		return nil, err
	}
	f, found, err := source.Fingerprint(ctx, data, password)
	if err != nil {
		return nil, about(c.opt.against, err)
	}
	if !found {
		return nil, misuse("cli.misuse.no-fingerprint", "file", base(c.opt.against))
	}
	return &f, nil
}

func (c *call) printVerified(v verified) (int, error) {
	code := Done
	if !v.OK {
		code = Findings
	}
	if c.opt.json {
		return code, c.putJSON(v)
	}
	c.printf("%s\n", c.Words.Say("cli.verify.counted", "records", v.Records, "versions", v.Versions, "documents", v.Documents))
	c.printf("%s\n", c.Words.Say("cli.verify.fingerprint", "fingerprint", v.Fingerprint))
	for _, p := range v.Problems {
		c.printf("- %s (%s)\n", c.Words.Say("cli.problem."+string(p.Class), "sequence", p.Sequence), line(p.Detail))
	}
	if v.Against != nil && v.Against.Found {
		c.printf("%s\n", c.Words.Say("cli.verify.held", "fingerprint", v.Against.Fingerprint))
	}
	if v.Against != nil && !v.Against.Found {
		c.printf("%s\n", c.Words.Say("cli.verify.not-held", "fingerprint", v.Against.Fingerprint))
	}
	if v.Approval != nil {
		c.printf("%s\n", c.Words.Say("cli.approval.register-"+string(v.Approval.State), "by", line(c.Words.Approver(v.Approval.Approval)), "date", v.Approval.Date.Format()))
	}
	switch {
	case v.OK:
		c.printf("%s\n", c.Words.Say("cli.verify.ok"))
	case len(v.Problems) == 0: // nothing is wrong with the file; it may be another one
		c.printf("%s\n", c.Words.Say("cli.verify.sound"))
	default:
		c.printf("%s\n", c.Words.Say("cli.verify.not-ok"))
	}
	return code, nil
}

// progress tells on stderr how far long work is, in tenths.
func (c *call) progress() func(done, total int) {
	const long = 1000 // steps; less is over before anybody looks
	told := 0
	return func(done, total int) {
		if total < long {
			return
		}
		if tenth := done * 10 / total; tenth > told {
			told = tenth
			c.note("%d%%", tenth*10)
		}
	}
}
