package photo

import (
	"bytes"
	"encoding/binary"
)

// orientation returns how a picture wants to be turned, as its EXIF data says
// it: 1 to 8, and 1 where nothing is said. It is read from JPEG, PNG, WebP and
// TIFF, and never fails: a picture that lies on its side is better than none.
func orientation(data []byte) int {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xd8}):
		return oriented(exifOfJPEG(data))
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return oriented(chunk(data[8:], "eXIf", pngChunk))
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return oriented(bytes.TrimPrefix(chunk(data[12:], "EXIF", riffChunk), []byte("Exif\x00\x00")))
	}
	return oriented(data) // TIFF, or nothing of the kind
}

// exifOfJPEG returns what the first segment of that kind holds.
func exifOfJPEG(data []byte) []byte {
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xff; {
		marker, size := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
		if marker == 0xff { // a filling byte
			rest = rest[1:]
			continue
		}
		// From the start of the scan on there are no segments.
		if marker == 0xda || size < 2 || 2+size > len(rest) {
			return nil
		}
		if exif, ok := bytes.CutPrefix(rest[4:2+size], []byte("Exif\x00\x00")); ok && marker == 0xe1 {
			return exif
		}
		rest = rest[2+size:]
	}
	return nil
}

// A layout says where a chunk keeps its name and its content, and where the
// next one begins, for a content of so many bytes.
type layout struct {
	order         binary.ByteOrder
	size, name    int
	head          int
	tail, padding int
}

var (
	pngChunk  = layout{order: binary.BigEndian, size: 0, name: 4, head: 8, tail: 4, padding: 1}
	riffChunk = layout{order: binary.LittleEndian, size: 4, name: 0, head: 8, tail: 0, padding: 2}
)

// chunk returns the content of the first chunk of that name.
func chunk(data []byte, name string, l layout) []byte {
	for len(data) >= l.head {
		size := int64(l.order.Uint32(data[l.size:]))
		if int64(l.head)+size > int64(len(data)) {
			return nil
		}
		content := data[l.head : l.head+int(size)]
		if string(data[l.name:l.name+4]) == name {
			return content
		}
		next := (size+int64(l.padding)-1)/int64(l.padding)*int64(l.padding) + int64(l.head+l.tail)
		if next > int64(len(data)) {
			return nil
		}
		data = data[next:]
	}
	return nil
}

// oriented reads the orientation from a block in the form of a TIFF file.
func oriented(tiff []byte) int {
	const tagOrientation, typeShort = 0x0112, 3
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(tiff[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if o := int(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
