package register

import (
	"context"
	"errors"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
)

// basePeriod is how many versions of a record share one that stands by itself:
// enough to keep the file small, few enough that damage to one page cannot
// take many versions with it.
const basePeriod = 10

// unpacker turns history rows into records. It keeps the personal values it
// was given, and memory for the next record.
type unpacker struct {
	codec *codec
	vault vault
	base  []byte     // the version the last one stood on
	last  plainBytes // what the last one said

	scratch []byte // what was hashed last
	decoder canonical.Decoder
	share   int // of many records so many are for this one
}

func (r *Register) unpacker() *unpacker {
	return &unpacker{codec: r.codec, vault: vault{}}
}

// bulkUnpacker is for one after the other of many records: see into.
func (r *Register) bulkUnpacker(v vault) *unpacker {
	return &unpacker{codec: r.codec, vault: v, decoder: canonical.Decoder{Personal: v.reveal}}
}

// bytes returns the canonical bytes of a version: sealed, so with tokens in
// place of personal values. They are good until the next call.
func (u *unpacker) bytes(e *entry) (b []byte, err error) {
	err = u.write(e, &u.last)
	return u.last, err
}

// write writes the canonical bytes of a version to a target.
func (u *unpacker) write(e *entry, to target) (err error) {
	if e.base == 0 {
		if u.base, err = u.codec.unpack(e.bytes, u.base[:0]); err == nil {
			to.Begin(len(u.base))
			_, err = to.Write(u.base)
		}
	} else if u.base, err = u.codec.unpack(e.onto, u.base[:0]); err == nil {
		err = applyDelta(u.base, e.bytes, to)
	}
	return at(err, e)
}

// sealed returns the record of a version with tokens for personal values.
func (u *unpacker) sealed(e *entry) (model.Record, error) {
	b, err := u.bytes(e)
	if err != nil {
		return nil, err
	}
	return u.sealedFrom(e, b)
}

// sealedFrom reads the canonical bytes of a version.
func (u *unpacker) sealedFrom(e *entry, b []byte) (model.Record, error) {
	record, err := canonical.Decode(b)
	if err != nil {
		return nil, at(&Error{Kind: Damaged, Err: err}, e)
	}
	return record, e.isOf(record)
}

// isOf reports when a version should have another record.
func (e *entry) isOf(record model.Record) error {
	if kind, id := record.Identity(); string(kind) != e.kind || string(id) != e.record {
		return at(&Error{Kind: Damaged, Err: errors.New("the snapshot is of another record")}, e)
	}
	return nil
}

// into reads the record of a version as it was saved into an empty one of its
// kind. The vault must hold its personal values.
func (u *unpacker) into(record model.Record, e *entry) error {
	if record == nil {
		return at(&Error{Kind: Damaged, Err: errors.New("the version is of no known kind")}, e)
	}
	if err := u.write(e, &u.decoder); err != nil {
		return err
	}
	if err := u.decoder.End(record); err != nil {
		var damage *Error
		if !errors.As(err, &damage) {
			err = &Error{Kind: Damaged, Err: err}
		}
		return at(err, e)
	}
	return e.isOf(record)
}

// record reads everything one version needs and returns its record.
func (u *unpacker) record(ctx context.Context, q querier, e *entry) (model.Record, error) {
	record, err := u.sealed(e)
	if err != nil {
		return nil, err
	}
	return u.unseal(ctx, q, e, record)
}

// unseal replaces the tokens of a sealed record by their values, in place.
func (u *unpacker) unseal(ctx context.Context, q querier, e *entry, sealed model.Record) (model.Record, error) {
	tokens, err := tokensIn(sealed)
	if err != nil {
		return nil, at(err, e)
	}
	if err := u.vault.load(ctx, q, tokens); err != nil {
		return nil, err
	}
	return sealed, at(u.vault.open(sealed), e)
}

// at adds to a damage report which version it is about.
func at(err error, e *entry) error {
	if err == nil {
		return nil
	}
	var damage *Error
	if errors.As(err, &damage) && damage.Sequence == 0 {
		damage.Sequence, damage.Record = e.seq, model.ID(e.record)
	}
	return err
}
