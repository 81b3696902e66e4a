package words

import (
	"errors"
	"io/fs"

	"calmster/model"
)

// Problem says in plain words what went wrong and what to do. The detail of
// the error belongs in the log, not here.
func Problem(err error) string {
	var told model.Explained
	if errors.As(err, &told) {
		return T(told.Explain())
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		args := model.Args{"Path": path.Path}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return T("problem.no_file", args)
		case errors.Is(err, fs.ErrPermission):
			return T("problem.permission", args)
		}
		return T("problem.file", args)
	}
	return T("problem.unexpected", model.Args{"Detail": err.Error()})
}
