package main

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// files is all that Fyne can do with the files of a computer.
type files interface {
	repository.AppendableRepository
	repository.CopyableRepository
	repository.DeleteAllRepository
	repository.HierarchicalRepository
	repository.ListableRepository
	repository.MovableRepository
}

// patientFiles are Fyne's files, but one that is opened for writing stays as it
// is until something is written. Fyne's dialog opens the file that is picked for
// saving before it tells of it: a file that should be replaced would be empty
// already where what replaces it cannot be made, and the journal itself gone
// where that was picked.
type patientFiles struct{ files }

// openFilesLate makes Fyne use them.
func openFilesLate() error {
	const scheme = "file"
	found, err := repository.ForScheme(scheme)
	if err != nil {
		return fmt.Errorf("find Fyne's files: %w", err)
	}
	switch own := found.(type) {
	case patientFiles: // an earlier window did it
	case files:
		repository.Register(scheme, patientFiles{own})
	default:
		return fmt.Errorf("use Fyne's files: they are a %T now", found)
	}
	return nil
}

// Writer is for Fyne.
func (f patientFiles) Writer(u fyne.URI) (fyne.URIWriteCloser, error) {
	return &patientFile{uri: u, open: f.files.Writer}, nil
}

// patientFile is opened by the first write.
type patientFile struct {
	uri  fyne.URI
	open func(fyne.URI) (fyne.URIWriteCloser, error)
	file fyne.URIWriteCloser // nil until then
}

func (f *patientFile) URI() fyne.URI { return f.uri }

func (f *patientFile) Write(b []byte) (n int, err error) {
	if f.file == nil {
		if f.file, err = f.open(f.uri); err != nil {
			f.file = nil
			return 0, err
		}
	}
	return f.file.Write(b)
}

func (f *patientFile) Close() error {
	if f.file == nil {
		return nil
	}
	return f.file.Close()
}
