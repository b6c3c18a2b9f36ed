/* Fails calls of the system: loaded before the C library, armed by the program that is tested.
 *
 * Only calls on files below the given directories count, so that Python's own reading of modules is left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, READ, WRITE, SYNC, RENAME, MKDIR };

static int armed_kind, armed_code, armed_lasting;
static long armed_at, seen, fired;
static char armed_under[4096]; /* directories, separated by newlines */

void camwatch_arm(int kind, long at, int code, int lasting, const char *under) {
  armed_kind = 0;
  armed_at = at;
  armed_code = code;
  armed_lasting = lasting;
  strncpy(armed_under, under, sizeof armed_under - 1);
  seen = fired = 0;
  armed_kind = kind;
}

void camwatch_disarm(void) { armed_kind = 0; }
long camwatch_seen(void) { return seen; }
long camwatch_fired(void) { return fired; }

static int below(const char *path) {
  for (const char *start = armed_under; *start;) {
    size_t length = strcspn(start, "\n");
    if (length && !strncmp(path, start, length)) return 1;
    start += length;
    if (*start) start++;
  }
  return 0;
}

static int counts(void) {
  long number = __sync_add_and_fetch(&seen, 1);
  if (number == armed_at || (armed_lasting && number > armed_at)) {
    __sync_add_and_fetch(&fired, 1);
    errno = armed_code;
    return 1;
  }
  return 0;
}

static int fails_at(int kind, int folder, const char *path) {
  char full[4096], link[64];
  struct stat about;
  if (kind != armed_kind || !path) return 0;
  /* A directory that can never be opened again could not be removed either. */
  if (kind == OPEN && !syscall(SYS_newfstatat, folder, path, &about, 0) && S_ISDIR(about.st_mode)) return 0;
  if (path[0] != '/') {
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, full, sizeof full - 1);
    if (length <= 0) return 0;
    snprintf(full + length, sizeof full - length, "/%s", path);
    path = full;
  }
  return below(path) && counts();
}

static int fails_path(int kind, const char *path) { return fails_at(kind, AT_FDCWD, path); }

static int fails_fd(int kind, int fd) {
  char link[64], path[4096];
  if (kind != armed_kind) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return below(path) && counts();
}

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    return fails_path(OPEN, path) ? -1 : real(path, flags, mode); \
  }
#define OPENING_AT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    return fails_at(OPEN, folder, path) ? -1 : real(folder, path, flags, mode); \
  }
OPENING(open)
OPENING(open64)
OPENING_AT(openat)
OPENING_AT(openat64)
FILE *fopen(const char *path, const char *mode) { REAL(fopen); return fails_path(OPEN, path) ? NULL : real(path, mode); }
FILE *fopen64(const char *path, const char *mode) { REAL(fopen64); return fails_path(OPEN, path) ? NULL : real(path, mode); }

ssize_t read(int fd, void *to, size_t size) { REAL(read); return fails_fd(READ, fd) ? -1 : real(fd, to, size); }
ssize_t pread(int fd, void *to, size_t size, off_t at) { REAL(pread); return fails_fd(READ, fd) ? -1 : real(fd, to, size, at); }
ssize_t pread64(int fd, void *to, size_t size, off64_t at) { REAL(pread64); return fails_fd(READ, fd) ? -1 : real(fd, to, size, at); }
ssize_t readv(int fd, const struct iovec *to, int count) { REAL(readv); return fails_fd(READ, fd) ? -1 : real(fd, to, count); }

ssize_t write(int fd, const void *from, size_t size) { REAL(write); return fails_fd(WRITE, fd) ? -1 : real(fd, from, size); }
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { REAL(pwrite); return fails_fd(WRITE, fd) ? -1 : real(fd, from, size, at); }
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) { REAL(pwrite64); return fails_fd(WRITE, fd) ? -1 : real(fd, from, size, at); }
ssize_t writev(int fd, const struct iovec *from, int count) { REAL(writev); return fails_fd(WRITE, fd) ? -1 : real(fd, from, count); }

int fsync(int fd) { REAL(fsync); return fails_fd(SYNC, fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_fd(SYNC, fd) ? -1 : real(fd); }

int rename(const char *from, const char *to) { REAL(rename); return fails_path(RENAME, to) ? -1 : real(from, to); }
int renameat(int one, const char *from, int other, const char *to) {
  REAL(renameat);
  return fails_at(RENAME, other, to) ? -1 : real(one, from, other, to);
}
int renameat2(int one, const char *from, int other, const char *to, unsigned flags) {
  REAL(renameat2);
  return fails_at(RENAME, other, to) ? -1 : real(one, from, other, to, flags);
}
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return fails_path(MKDIR, path) ? -1 : real(path, mode); }
