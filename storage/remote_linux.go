package storage

import "syscall"

// What Linux calls the file systems that lie on another computer, by the magic
// numbers of its linux/magic.h. One that a program of the user's mounts (FUSE)
// may be anything, and is let through.
var remotes = map[uint32]bool{
	0x6969:     true, // NFS
	0x517b:     true, // SMB
	0xff534d42: true, // CIFS
	0xfe534d42: true, // SMB 2 and 3
	0x01021997: true, // 9P
	0x5346414f: true, // AFS
	0x6b414653: true, // AFS in the kernel
	0x00c36400: true, // Ceph
	0x73757245: true, // Coda
	0x564c:     true, // NCP
}

// remote is whether a folder lies on another computer, where SQLite's log and
// locks are not safe.
func remote(folder string) bool {
	var fs syscall.Statfs_t
	return syscall.Statfs(folder, &fs) == nil && remotes[uint32(fs.Type)]
}
