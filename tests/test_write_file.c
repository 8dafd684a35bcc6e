/* A file is the old one or the new one, and a failure says where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/write_file.h"
#include "tests/support.h"

/* A folder of our own, made for each test. */
static char folder[SUPPORT_PATH];

static int make_folder(void **unused)
{
    (void)unused;
    support_folder_make(folder);
    return 0;
}

static size_t files_in_folder(bool remove_them)
{
    DIR   *open = opendir(folder);
    size_t count = 0;
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
        char path[512];
        if (entry->d_name[0] == '.')
            continue;
        count++;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (remove_them)
            unlink(path);
    }
    closedir(open);
    return count;
}

static int remove_folder(void **unused)
{
    (void)unused;
    files_in_folder(true);
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void expect_content(const char *path, const char *expected)
{
    char   content[64] = "";
    FILE  *file = fopen(path, "r");
    size_t size;
    assert_non_null(file);
    size = fread(content, 1, sizeof content - 1, file);
    fclose(file);
    assert_int_equal(size, strlen(expected));
    assert_string_equal(content, expected);
}

static void replaces_the_old_file(void **unused)
{
    struct fc_error err = {0};
    struct stat     status;
    (void)unused;
    assert_int_equal(fc_file_write(path_of("a"), "old one", 7, &err), FC_OK);
    expect_content(path_of("a"), "old one");
    assert_int_equal(chmod(path_of("a"), 0640), 0);
    assert_int_equal(fc_file_write(path_of("a"), "new", 3, &err), FC_OK);
    expect_content(path_of("a"), "new");
    assert_int_equal(stat(path_of("a"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(files_in_folder(false), 1);
}

static void follows_links(void **unused)
{
    struct fc_error err = {0};
    struct stat     status;
    (void)unused;
    assert_int_equal(fc_file_write(path_of("real"), "x", 1, &err), FC_OK);
    assert_int_equal(symlink("real", path_of("link")), 0);
    assert_int_equal(fc_file_write(path_of("link"), "through", 7, &err), FC_OK);
    expect_content(path_of("real"), "through");
    assert_int_equal(lstat(path_of("link"), &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void refusals_name_the_place(void **unused)
{
    struct fc_error no_folder = {0};
    struct fc_error is_folder = {0};
    struct fc_error full = {0};
    (void)unused;
    assert_int_equal(fc_file_write(path_of("none/a.png"), "x", 1, &no_folder), FC_CANNOT_WRITE);
    assert_non_null(strstr(no_folder.text, "none/a.png: its folder does not exist"));
    assert_int_equal(fc_file_write(folder, "x", 1, &is_folder), FC_CANNOT_WRITE);
    assert_non_null(strstr(is_folder.text, "it is a folder"));
    assert_int_equal(fc_file_write("/dev/full", "x", 1, &full), FC_CANNOT_WRITE);
    assert_non_null(strstr(full.text, "/dev/full: No space left"));
    assert_int_equal(fc_file_write("/dev/null", "x", 1, NULL), FC_OK);
}

/* A limit on file sizes stands for a full disk. */
static void a_failed_write_leaves_the_old_file(void **unused)
{
    static char     many[100000];
    struct rlimit   before;
    struct fc_error err = {0};
    (void)unused;
    assert_int_equal(fc_file_write(path_of("a"), "old", 3, &err), FC_OK);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit tight = {1000, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const enum fc_status status = fc_file_write(path_of("a"), many, sizeof many, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(status, FC_CANNOT_WRITE);
    expect_content(path_of("a"), "old");
    assert_int_equal(files_in_folder(false), 1);
}

/* A program that was killed with our process number may have left its file behind. */
static void steps_over_leftovers(void **unused)
{
    char name[64];
    (void)unused;
    snprintf(name, sizeof name, "a.%ld-0.part", (long)getpid());
    assert_int_equal(fc_file_write(path_of(name), "leftover", 8, NULL), FC_OK);
    assert_int_equal(fc_file_write(path_of("a"), "mine", 4, NULL), FC_OK);
    expect_content(path_of("a"), "mine");
    expect_content(path_of(name), "leftover");
}

static void folders_are_made_once(void **unused)
{
    struct fc_error no_place = {0};
    struct fc_error is_file = {0};
    struct stat     status;
    (void)unused;
    assert_int_equal(fc_folder_make(path_of("charts"), NULL), FC_OK);
    assert_int_equal(stat(path_of("charts"), &status), 0);
    assert_true(S_ISDIR(status.st_mode));
    assert_int_equal(fc_folder_make(path_of("charts/"), NULL), FC_OK);
    assert_int_equal(rmdir(path_of("charts")), 0);
    assert_int_equal(fc_folder_make(path_of("none/charts"), &no_place), FC_CANNOT_WRITE);
    assert_non_null(strstr(no_place.text, "none/charts: what it would lie in does not exist"));
    assert_int_equal(fc_file_write(path_of("a"), "x", 1, NULL), FC_OK);
    assert_int_equal(fc_folder_make(path_of("a"), &is_file), FC_CANNOT_WRITE);
    assert_non_null(strstr(is_file.text, "a file has that name"));
    assert_int_equal(fc_folder_make("/proc/charts", &is_file), FC_CANNOT_WRITE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(replaces_the_old_file, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(follows_links, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(refusals_name_the_place, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_failed_write_leaves_the_old_file, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(folders_are_made_once, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(steps_over_leftovers, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
