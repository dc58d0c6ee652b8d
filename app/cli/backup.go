package cli

import (
	"context"
	"time"

	"verwerkingsregister/register"
)

// kept is a backup that was made, as JSON.
type kept struct {
	Path string `json:"path"`
	Made bool   `json:"made"` // now; false when the backup of the day was there already
}

func (c *call) backup(ctx context.Context) (int, error) {
	want := reading
	if len(c.args) == 1 {
		want = writing // the backup of the day is only made of a register that can change
	}
	return c.with(ctx, want, func(reg *register.Register) (int, error) {
		result, err := c.makeBackup(ctx, reg)
		if err != nil {
			return Refused, err
		}
		if c.opt.json {
			return Done, c.putJSON(result)
		}
		key := "cli.backup.there"
		if result.Made {
			key = "cli.backup.made"
		}
		c.printf("%s\n", c.Words.Say(key, "file", result.Path))
		return Done, nil
	})
}

// makeBackup writes a copy to the place that was named, or makes the backup of
// the day in the folder of backups.
func (c *call) makeBackup(ctx context.Context, reg *register.Register) (kept, error) {
	if len(c.args) > 1 {
		return kept{c.args[1], true}, reg.Backup(ctx, c.args[1])
	}
	made, err := reg.BackupIfDue(ctx)
	if err != nil || made != "" {
		return kept{made, true}, err
	}
	there, err := register.Backups(c.args[0], c.settings(reading))
	if err != nil {
		return kept{}, err
	}
	if len(there) == 0 || !sameDay(there[0].Time, c.Now()) {
		return kept{}, misuse("cli.misuse.no-backup-folder")
	}
	return kept{there[0].Path, false}, nil
}

func sameDay(a, b time.Time) bool {
	return a.In(b.Location()).Format(time.DateOnly) == b.Format(time.DateOnly)
}
