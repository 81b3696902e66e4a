package storage

import (
	"os"
	"path/filepath"
	"strings"
)

// Network is what [SharedBy] calls a folder that lies on another computer.
const Network = "network"

// services are those that bring a folder to other computers: how they name the
// folder that they keep, and what they leave in it. A name that ends in "*" is
// only the beginning of one.
var services = []struct {
	name           string
	folders, marks []string
}{
	{"Dropbox", []string{"Dropbox", "Dropbox (*"}, []string{".dropbox", ".dropbox.cache"}},
	{"OneDrive", []string{"OneDrive", "OneDrive - *", "OneDrive-*"}, []string{".849C9593-D756-4E56-8D6E-42412F2A707B"}},
	{"iCloud Drive", []string{"iCloudDrive", "Mobile Documents", "iCloud~*", "com~apple~CloudDocs"}, nil},
	{"Nextcloud", []string{"Nextcloud"}, []string{".nextcloudsync.log", ".sync_*", "._sync_*"}},
	{"ownCloud", []string{"ownCloud"}, []string{".owncloudsync.log"}},
	{"Google Drive", []string{"Google Drive", "GoogleDrive", "GoogleDrive-*"}, []string{".tmp.drivedownload", ".tmp.driveupload"}},
	{"Syncthing", nil, []string{".stfolder"}},
	{"Synology Drive", []string{"SynologyDrive"}, []string{".SynologyWorkingDirectory"}},
	{"pCloud", []string{"pCloudDrive", "pCloud Drive"}, nil},
	{"MEGA", []string{"MEGAsync"}, []string{".megaignore"}},
	{"Proton Drive", []string{"Proton Drive"}, nil},
}

// mounted are file systems that a program of the user's makes of a service or of
// another computer, by the names that Linux has for them.
var mounted = map[string]string{
	"fuse.sshfs": Network, "fuse.gvfsd-fuse": Network, "fuse.rclone": Network, "fuse.davfs": Network, "davfs": Network, "fuse.s3fs": Network,
	"fuse.glusterfs": Network, "fuse.smbnetfs": Network, "cifs": Network, "smb3": Network, "nfs": Network, "nfs4": Network, "9p": Network,
	"fuse.google-drive-ocamlfuse": "Google Drive", "fuse.onedriver": "OneDrive", "fuse.pcloud": "pCloud",
}

// SharedBy returns which service brings the folder of a file to other computers,
// [Network] for a folder that lies on one, "" where neither is known. A service
// that copies a journal while it is written to, or two computers that write in
// one, can harm it.
func SharedBy(path string) string {
	folder := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	if remote(folder) {
		return Network
	}
	mounts, _ := os.ReadFile("/proc/self/mountinfo") // on Linux only
	if by := mounted[mountOf(string(mounts), folder)]; by != "" {
		return by
	}
	for _, variable := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} { // of Windows
		if root := os.Getenv(variable); root != "" && within(folder, root) {
			return "OneDrive"
		}
	}
	for ; ; folder = filepath.Dir(folder) {
		for _, s := range services {
			if anyLike(s.folders, filepath.Base(folder)) || len(s.marks) > 0 && marked(folder, s.marks) {
				return s.name
			}
		}
		if filepath.Dir(folder) == folder {
			return ""
		}
	}
}

// within is whether a folder is another one or lies in it.
func within(folder, other string) bool {
	to, err := filepath.Rel(other, folder)
	return err == nil && to != ".." && !strings.HasPrefix(to, ".."+string(filepath.Separator))
}

func anyLike(names []string, name string) bool {
	for _, n := range names {
		if start, open := strings.CutSuffix(n, "*"); n == name || open && strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// marked is whether one of the marks lies in a folder.
func marked(folder string, marks []string) bool {
	for _, m := range marks {
		if found, err := filepath.Glob(filepath.Join(literal(folder), m)); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}

// literal is a path in which nothing has a meaning to filepath.Glob.
func literal(path string) string {
	if filepath.Separator == '\\' {
		return strings.ReplaceAll(path, "[", "[[]")
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}

// mountOf returns the kind of the file system that a folder lies on, by the text
// of Linux's mountinfo; "" where it does not tell.
func mountOf(mountinfo, folder string) (kind string) {
	longest := -1
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(line, " - ")
		fields := strings.Fields(before)
		if !ok || len(fields) < 5 || len(strings.Fields(after)) == 0 {
			continue
		}
		// A blank in a path is written as an octal number.
		at := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[4])
		if within(folder, at) && len(at) >= longest {
			longest, kind = len(at), strings.Fields(after)[0]
		}
	}
	return kind
}
