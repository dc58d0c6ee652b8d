// Package register keeps a register of processing activities in one file
// (.vreg): a SQLite database that holds every version of every record ever
// saved, the state that follows from them, drafts, and the documents that were
// imported. Only this package opens that file.
//
// # Working with a register
//
// Create makes a file, Open opens one, Close gives it free. A file is held by
// one program at a time: while it is open here, every other opener is told
// Locked. Refusals are *Error values with a Kind, and leave the file byte for
// byte as it was.
//
//	reg, err := register.Open(ctx, path, register.Options{Author: "A. de Vries", DataDir: dir})
//	activity, state, err := reg.Record(ctx, id)
//	saved, err := reg.Save(ctx, register.Change{
//		Reason: "nieuwe subverwerker",
//		Writes: []register.Write{{Record: activity, Base: state.Version}},
//	})
//
// Save takes any number of records as one Change: one transaction, one reason,
// one step to Undo. Nothing is ever overwritten. Deleting adds a version and
// puts the record in the trash; restoring adds a version too. A record that
// does not differ from its newest version gets no new one.
//
// SaveDraft keeps what is being typed until a Save of that record. List searches
// and filters; History, Version and AsOf look back. Erase takes personal values
// out of the history.
//
// SignOff records that somebody approved records, or all of them, as they stand:
// a version of its own that pins theirs. Approvals tells what changed since.
//
// Merge brings in what was done in another copy of the register, edited apart:
// both histories stay, and a version with two parents joins them. AsOf and Past
// still tell how the register stood in this file before that. A copy that had
// nothing of its own takes over the other's line whole, and with it what that
// said at each moment.
//
// # When something is wrong
//
// Open refuses a damaged file; Examine says what is wrong with it and from which
// version on. A backup is made at the first Open of each day and before every
// migration, checked before it counts, and thinned out with age. Backups lists
// them, also for a file that is gone; RestoreBackup verifies one completely and
// keeps what stood in its place. A second program that finds a file Locked can
// open the newest backup for reading.
//
// # What is promised
//
// A Save that returned without error is on the disk and survives a crash or
// power loss; one that returned an error changed nothing. Each version is
// hashed together with the hash before it, the hash of the newest is the
// register's Fingerprint, and whatever is read from the file is hashed again.
// Lists are made of rows that were checked once and are kept in memory while the
// file is held. Open compares the state with the history without unpacking it.
//
// A Verify that finds nothing proves that the pages of the file hang together;
// that each version is stored byte for byte as it was saved, with its time,
// author, action, reason and source, in its order and with none missing up to
// the newest; that how each record stands, and what is searched of it, is what
// its newest version says, for it is made again and compared; and that personal
// values and documents are those the history speaks of, or were erased as it
// says. Of older versions the stored bytes are hashed, not unpacked.
//
// It proves nothing against the owner of the file, who can rewrite all of it:
// that is evident only to somebody who kept an earlier fingerprint, which is why
// exports print it.
//
// Fields the model marks as personal are kept apart from the history, which
// holds only a salted commitment of their values. They can be erased later
// without breaking the chain.
//
// # Compatibility
//
// A file carries its format version and the lowest format version that can
// read it. A newer program migrates older files in one transaction, after a
// backup. An older program refuses a newer file, and may offer to read it when
// the file allows that.
package register
