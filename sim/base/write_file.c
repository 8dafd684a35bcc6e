#include "base/write_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Leftovers of a killed program with our process number are stepped over. */
enum { NAME_TRIES = 100, SUFFIX_ROOM = 32 };

static enum fc_status refuse(const char *path, int reason, struct fc_error *err)
{
    if (reason == ENOENT)
        return fc_fail(err, FC_CANNOT_WRITE, "cannot write %s: its folder does not exist", path);
    if (reason == EISDIR)
        return fc_fail(err, FC_CANNOT_WRITE, "cannot write %s: it is a folder", path);
    return fc_fail(err, FC_CANNOT_WRITE, "cannot write %s: %s", path, strerror(reason));
}

/* 0, or why not. */
static int write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written == 0 ? ENOSPC : errno;
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

static int write_directly(const char *path, const void *bytes, size_t length)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int reason = write_all(file, bytes, length);
    return close(file) != 0 && reason == 0 ? errno : reason;
}

/* Opens a new file beside target and leaves its name in `beside`; -1 and errno when it cannot. */
static int open_beside(char *beside, size_t room, const char *target)
{
    for (int try = 0; try < NAME_TRIES; try++) {
        snprintf(beside, room, "%s.%ld-%d.part", target, (long)getpid(), try);
        const int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

/* The rename itself must reach the disk. A folder that cannot be opened or flushed (some network
   disks) is no failure: the file is whole either way. */
static void flush_folder(const char *target)
{
    char        folder[PATH_MAX];
    const char *slash = strrchr(target, '/');
    const int   length = slash == NULL ? 1 : slash == target ? 1 : (int)(slash - target);
    snprintf(folder, sizeof folder, "%.*s", length, slash == NULL ? "." : target);
    const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        (void)fsync(file);
        close(file);
    }
}

/* `old` is what stands there now, NULL when nothing does. */
static int replace(const char *target, const struct stat *old, const void *bytes, size_t length)
{
    char beside[PATH_MAX + SUFFIX_ROOM];
    if (strlen(target) >= PATH_MAX)
        return ENAMETOOLONG;
    const int file = open_beside(beside, sizeof beside, target);
    if (file < 0)
        return errno;

    int reason = write_all(file, bytes, length);
    if (reason == 0 && old != NULL && fchmod(file, old->st_mode & 0777) != 0)
        reason = errno;
    if (reason == 0 && fsync(file) != 0)
        reason = errno;
    if (close(file) != 0 && reason == 0)
        reason = errno;
    if (reason == 0 && rename(beside, target) != 0)
        reason = errno;
    if (reason != 0)
        unlink(beside);
    else
        flush_folder(target);
    return reason;
}

enum fc_status fc_file_write(const char *path, const void *bytes, size_t length,
                             struct fc_error *err)
{
    struct stat old;
    int         reason;
    if (stat(path, &old) != 0) {
        reason = errno == ENOENT ? replace(path, NULL, bytes, length) : errno;
    } else if (S_ISDIR(old.st_mode)) {
        reason = EISDIR;
    } else if (!S_ISREG(old.st_mode)) {
        reason = write_directly(path, bytes, length);
    } else {
        char target[PATH_MAX];
        reason = realpath(path, target) == NULL ? errno : replace(target, &old, bytes, length);
    }
    return reason == 0 ? FC_OK : refuse(path, reason, err);
}

enum fc_status fc_folder_make(const char *path, struct fc_error *err)
{
    struct stat there;
    if (mkdir(path, 0777) == 0)
        return FC_OK;
    const int reason = errno;
    if (reason == EEXIST && stat(path, &there) == 0 && S_ISDIR(there.st_mode))
        return FC_OK;
    if (reason == EEXIST)
        return fc_fail(err, FC_CANNOT_WRITE, "cannot make the folder %s: a file has that name",
                       path);
    if (reason == ENOENT)
        return fc_fail(err, FC_CANNOT_WRITE,
                       "cannot make the folder %s: what it would lie in does not exist", path);
    return fc_fail(err, FC_CANNOT_WRITE, "cannot make the folder %s: %s", path, strerror(reason));
}
