package storage

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// maxExchange bounds what is read into memory; a million events take 100 MB.
const maxExchange = 1 << 30

// What was packed can be made to unpack to anything: after the first 16 MB it
// may be so many times as long as it was packed. Journals are 10 to 30 times.
const (
	freelyUnpacked = 1 << 24
	mostUnpacked   = 200
)

// readText reads a file of text as UTF-8 without a mark, whatever it is written
// in: UTF-8, UTF-16 with a mark or beginning with an ASCII character, each also
// packed with gzip.
func readText(r io.Reader) ([]byte, error) {
	from := &counted{Reader: r}
	in := bufio.NewReader(from)
	if packed(in) {
		out, err := gzip.NewReader(in)
		if err != nil {
			return nil, cutShort(err)
		}
		in = bufio.NewReader(&unpacking{out: counted{Reader: out}, from: from})
	}
	// What it is can be told from its start, before the rest takes memory.
	start, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, cutShort(err)
	}
	order := wide(start)
	if kind := kindOfBytes(start); order == nil && kind != "" {
		return nil, &KindError{kind, ErrNotExchange}
	}
	data, err := io.ReadAll(io.LimitReader(in, maxExchange+1))
	switch {
	case err != nil:
		return nil, cutShort(err)
	case len(data) > maxExchange:
		return nil, ErrTooLarge
	case order != nil:
		if data, err = narrowed(data, order); err != nil {
			return nil, err
		}
	}
	if kind := kindOfBytes(data[:min(sniffed, len(data))]); kind != "" {
		return nil, &KindError{kind, ErrNotExchange}
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// counted counts what was read.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (n int, err error) {
	n, err = c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacking reads what was packed and ends a flood with [ErrTooLarge].
type unpacking struct {
	out  counted
	from *counted
}

func (u *unpacking) Read(p []byte) (n int, err error) {
	n, err = u.out.Read(p)
	if u.out.n > freelyUnpacked && u.out.n > mostUnpacked*u.from.n {
		return 0, ErrTooLarge
	}
	return n, err
}

// packed is whether what follows is packed with gzip.
func packed(in *bufio.Reader) bool {
	start, _ := in.Peek(3) // a shorter file is none
	return bytes.Equal(start, []byte{0x1f, 0x8b, 8})
}

// cutShort names an error of reading packed data.
func cutShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		return &KindError{KindCutShort, errors.Join(ErrNotExchange, err)}
	}
	return err
}

// wide is the order of the bytes of UTF-16; nil where a text is something else.
func wide(start []byte) binary.ByteOrder {
	if len(start) < 2 {
		return nil
	}
	switch a, b := start[0], start[1]; {
	case a == 0xff && b == 0xfe, a != 0 && a < utf8.RuneSelf && b == 0:
		return binary.LittleEndian
	case a == 0xfe && b == 0xff, a == 0 && b != 0 && b < utf8.RuneSelf:
		return binary.BigEndian
	}
	return nil
}

// narrowed is UTF-16 as UTF-8. Half of a character becomes one that no JSON of
// ours has outside of a text, where it is told as such.
func narrowed(data []byte, order binary.ByteOrder) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, &KindError{KindCutShort, ErrNotExchange}
	}
	out := make([]byte, 0, len(data)*3/4)
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			next := rune(utf8.RuneError)
			if i+4 <= len(data) {
				next = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, next); r == utf8.RuneError {
				line, column := position(out, len(out))
				return nil, &SyntaxError{line, column, errors.New("this is not UTF-16")}
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}
