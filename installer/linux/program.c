/* The bundled program on Linux: it has Python inside, and finds the rest in the folder beside it.

   PyInstaller's own program loads Python as a library, of which Debian's runs a quarter slower than the Python that a
   source is run with, and starts itself anew to tell the system where its libraries are. Here Python is linked in, and
   where the libraries are stands in the program (-rpath). What happens next is begin.py's. */
#include <Python.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static PyConfig config;

static void must(PyStatus status) {
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
}

static void set(wchar_t **where, const char *what) { must(PyConfig_SetBytesString(&config, where, what)); }

static void search(const char *folder, const char *rest) {
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s%s", folder, rest);
    wchar_t *wide = Py_DecodeLocale(path, NULL);
    must(PyWideStringList_Append(&config.module_search_paths, wide));
    PyMem_RawFree(wide);
}

int main(int count, char **words) {
    char program[PATH_MAX + 1], inside[PATH_MAX + 16];
    ssize_t length = readlink("/proc/self/exe", program, PATH_MAX);
    if (length < 0 || length == PATH_MAX) return 1;
    program[length] = 0;
    snprintf(inside, sizeof inside, "%.*s/_internal", (int)(strrchr(program, '/') - program), program);

    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    before.configure_locale = 1;
    must(Py_PreInitialize(&before));
    PyConfig_InitIsolatedConfig(&config);
    config.install_signal_handlers = 1;
    config.site_import = 0;
    config.write_bytecode = 0;
    config.parse_argv = 0;
    config.pathconfig_warnings = 0;
    config.module_search_paths_set = 1;
    must(PyConfig_SetBytesArgv(&config, count, words));
    set(&config.program_name, program);
    set(&config.executable, program);
    set(&config.base_executable, program);
    set(&config.home, inside);
    set(&config.prefix, inside);
    set(&config.base_prefix, inside);
    set(&config.exec_prefix, inside);
    set(&config.base_exec_prefix, inside);
    set(&config.run_command, "import begin; begin.run()");
    search(inside, "/base_library.zip");
    search(inside, "/python" PYTHON "/lib-dynload");
    search(inside, "");
    must(Py_InitializeFromConfig(&config));
    PyConfig_Clear(&config);

    return Py_RunMain();
}
