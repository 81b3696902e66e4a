package storage

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSharedFoldersAreKnown(t *testing.T) {
	root := t.TempDir()
	for folder, want := range map[string]string{
		"Dropbox":             "Dropbox",
		"Dropbox (Work)/a/b":  "Dropbox",
		"OneDrive - School/x": "OneDrive",
		"OneDrives":           "",
		"Library/Mobile Documents/com~apple~CloudDocs/Hamsters": "iCloud Drive",
		"Nextcloud/Biscuit":                            "Nextcloud",
		"Library/CloudStorage/GoogleDrive-me@x.org/My": "Google Drive",
		"Documents":           "",
		"My Dropbox pictures": "",
	} {
		path := filepath.Join(root, folder, "journal.calmster")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if got := SharedBy(path); got != want {
			t.Errorf("%s: %q, want %q", folder, got, want)
		}
	}
	for mark, want := range map[string]string{
		".stfolder": "Syncthing", ".dropbox": "Dropbox", "._sync_6b2.db": "Nextcloud", ".sync_6b2.db": "Nextcloud", ".owncloudsync.log": "ownCloud", ".config": "",
	} {
		root := filepath.Join(t.TempDir(), "odd [name]*")
		folder := filepath.Join(root, "in", "it")
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, mark), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		link := filepath.Join(t.TempDir(), "link")
		if err := os.Symlink(folder, link); err != nil {
			t.Skipf("no links here: %v", err)
		}
		for _, path := range []string{filepath.Join(folder, "j"), filepath.Join(link, "j")} {
			if got := SharedBy(path); got != want {
				t.Errorf("%s in %s: %q, want %q", mark, path, got, want)
			}
		}
	}
}

func TestMountsAreKnown(t *testing.T) {
	const mounts = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
60 22 0:45 / /home/b/My\040Drive rw,nosuid - fuse.google-drive-ocamlfuse gdfuse rw
61 22 0:46 / /run/user/1000/gvfs rw,nosuid shared:2 - fuse.gvfsd-fuse gvfsd-fuse rw
62 22 0:47 / /mnt/nas rw - cifs //nas/share rw
63 62 0:48 / /mnt/nas/local rw - ext4 /dev/sdb1 rw
`
	for folder, want := range map[string]string{
		"/home/b": "ext4", "/home/b/My Drive/Hamster": "fuse.google-drive-ocamlfuse", "/home/b/My Drives": "ext4",
		"/run/user/1000/gvfs/smb-share:server=nas": "fuse.gvfsd-fuse", "/mnt/nas/x": "cifs", "/mnt/nas/local/x": "ext4",
	} {
		if got := mountOf(mounts, folder); got != want {
			t.Errorf("%s: %q, want %q", folder, got, want)
		}
	}
	if got := mountOf("nonsense\n", "/"); got != "" {
		t.Errorf("nonsense: %q", got)
	}
}
