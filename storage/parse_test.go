package storage

import (
	"bufio"
	"bytes"
	"fmt"
	"testing"
)

// written is a file that holds what x holds.
func written(t *testing.T, x *Exchange) []byte {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	fmt.Fprintf(out, "{\n \"format\": %q, \"version\": %d", exchangeFormat, exchangeVersion)
	writeList(out, "hamsters", hamsterFields, x.hamsters)
	writeList(out, "harnesses", harnessFields, x.harnesses)
	writeList(out, "fit_checks", fitCheckFields, x.fitChecks)
	writeList(out, "stage_changes", stageChangeFields, x.stageChanges)
	writeList(out, "sessions", sessionFields, x.sessions)
	out.WriteString("}")
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever is read must be written so that it is read as the same. SQLite is
// left out: watched by the fuzzer it is too slow to be of use.
func FuzzReadExchange(f *testing.F) {
	f.Add([]byte(`{"format": "calmster-journal", "version": 1, "hamsters": [{"id": "018f0000-0000-7000-8000-000000000001", "name": "B", "species": null}],
		"harnesses": [{"id": "018f0000-0000-7000-8000-000000000001", "hamster_id": "018f0000-0000-7000-8000-000000000001", "style": "h"}],
		"stage_changes": [{"id": "018f0000-0000-7000-8000-000000000001", "hamster_id": "018f0000-0000-7000-8000-000000000001", "at": "2026-06-20T20:15:00Z", "from": "meet", "to": "wear"}],
		"sessions": [{"id": "018f0000-0000-7000-8000-000000000041", "hamster_id": "018f0000-0000-7000-8000-000000000001", "stage": "wear", "watched": false,
		"started_at": "2026-06-20T20:15:00.5+02:00", "duration_s": 9.5, "end_reason": "keeper", "temperature_c": 1e-7, "note": "",
		"events": [{"seq": 1, "at_s": 0.001, "kind": "treat", "code": "custom:x"}, {"seq": 2, "at_s": 1, "kind": "undo", "of": 1, "note": null}]}]}`))
	f.Add([]byte(`{"format": "calmster-journal", "version": 1, "hamsters": [], "sessions": [{"events": [{"seq": 1e99}]}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		x, err := ReadExchange(bytes.NewReader(file))
		if err != nil {
			return
		}
		once := written(t, x)
		again, err := ReadExchange(bytes.NewReader(once))
		if err != nil {
			t.Fatalf("%v\n%s", err, once)
		}
		if twice := written(t, again); !bytes.Equal(once, twice) {
			t.Errorf("written as\n%s\nand then as\n%s", once, twice)
		}
	})
}
