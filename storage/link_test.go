package storage_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"calmster/model"
	"calmster/storage"
)

// A journal that is opened by a link is the file that the link leads to, with the
// log beside it.
func TestAJournalIsOpenedByALink(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "real", "j.calmster"), filepath.Join(dir, "link.calmster")
	must(t, os.Mkdir(filepath.Dir(file), 0o700))
	first, err := storage.Open(t.Context(), file)
	must(t, err)
	must(t, first.Close())
	if err := os.Symlink(file, link); err != nil {
		t.Skip("no links here: ", err)
	}
	j, err := storage.Open(t.Context(), link)
	must(t, err)
	t.Cleanup(func() { must(t, j.Close()) })
	h := model.Hamster{Name: "Biscuit", Species: model.SpeciesSyrian, Stage: model.StageWear}
	must(t, j.SaveHamster(t.Context(), &h))
	s := model.Session{HamsterID: h.ID, Stage: model.StageWear, StartedAt: time.Now()}
	must(t, j.BeginSession(t.Context(), &s))
	must(t, j.AppendEvent(s.ID, model.Event{Seq: 1, Kind: model.KindStress, Code: "freezing"}))
	if _, err := os.Lstat(link + "-wal"); err == nil || j.Path() != file {
		t.Errorf("the journal lies at %s, its log beside the link: %v", j.Path(), err)
	}
	beside, err := storage.OpenToRead(t.Context(), link)
	must(t, err)
	defer func() { must(t, beside.Close()) }()
	found, err := beside.Unfinished(t.Context())
	if err != nil || len(found) != 1 || len(found[0].Session.Events) != 1 {
		t.Errorf("read beside it: %+v, %v", found, err)
	}
}
