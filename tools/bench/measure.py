#!/usr/bin/env python3
"""measure.py - runs a program on reports made by make_report.py and prints tables in Markdown

usage: measure.py PROGRAM SAMPLE FOLDER RUNS SIZE...

PEERS in the environment names the folder of gen.py and typst.mjs, NODE the one in which Typst's
node module is installed; without them nothing is compared.
"""
import json
import os
import platform
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import make_report
import steps

HERE = Path(__file__).resolve().parent


def cpu_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command, where=None):
    """Wall and CPU seconds, and peak MB as /usr/bin/time has it; ends the script when it fails."""
    timed = ["/usr/bin/time", "-q", "-f", "peak %M", *map(str, command)]
    before, start = cpu_of_children(), time.monotonic()
    done = subprocess.run(timed, cwd=where, capture_output=True, text=True)
    wall, cpu = time.monotonic() - start, cpu_of_children() - before
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return wall, cpu, int(re.findall(r"peak (\d+)", done.stderr)[-1]) / 1024


def medians(results):
    return [median(column) for column in zip(*results)]


def pages(pdf):
    done = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True)
    found = re.search(r"Pages: +(\d+)", done.stdout)
    return int(found[1]) if found else 0


def first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return "none"
    return (done.stdout + done.stderr).strip().split("\n")[0]


def say_where(program):
    """Machine, day and versions; figures without them are worth nothing."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal: +(\d+)", Path("/proc/meminfo").read_text())
    print(f"{time.strftime('%F %H:%M UTC', time.gmtime())}; "
          f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, "
          f"{int(memory[1]) // 2**20} GiB; load {os.getloadavg()[0]:.1f}; "
          f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}")
    top = program.resolve().parents[2]
    commit = first_line("git", "-C", str(top), "describe", "--always", "--dirty")
    print(f"{first_line(str(program), '--version')} (commit {commit}); "
          f"{first_line('cc', '--version')}; {first_line('valgrind', '--version')}")


def table(head, rows):
    print("\n| " + " | ".join(head) + " |\n|---|" + "--:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    sys.stdout.flush()


class Bench:
    def __init__(self, program, folder, runs):
        self.program, self.folder, self.runs = program, folder, runs

    def command(self, name, report):
        return [self.program, "render", report, "-o", self.folder / f"{name}.pdf"]

    def times(self, reports):
        """Medians of each report; prints the table."""
        found = {}
        for name, report in reports.items():
            results = [run(self.command(name, report)) for _ in range(self.runs + 1)][1:]
            found[name] = medians(results)
        table(("report", "wall s", "cpu s", "peak MB", "bytes", "pages"),
              ((name, f"{wall:.3f}", f"{cpu:.3f}", f"{peak:.0f}",
                f"{(self.folder / f'{name}.pdf').stat().st_size:,}",
                pages(self.folder / f"{name}.pdf"))
               for name, (wall, cpu, peak) in found.items()))
        return found

    def instructions(self, reports):
        """Callgrind's counts of each report by step, in millions; prints the table."""
        found = {}
        for name, report in reports.items():
            out = self.folder / f"{name}.callgrind"
            run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={out}",
                 *self.command(name, report)])
            found[name] = steps.count(out)
        names = list(next(iter(found.values())))
        table(("instructions, millions", *names),
              ((name, *(f"{found[name][step] / 1e6:,.1f}" for step in names)) for name in found))
        return found

    def pairs(self, size, report, peers, node):
        """Ours, theirs, ours, theirs ...: the load of the machine weighs on both alike."""
        data, pdf = self.folder / f"typst-{size}", self.folder / f"typst-{size}.pdf"
        run([sys.executable, peers / "gen.py", size, data])
        theirs = ["node", peers / "typst.mjs", data, pdf, "ua-1"]
        mine = self.command(size, report)
        results = [(run(mine), run(theirs, node)) for _ in range(self.runs + 1)][1:]
        ratios = [[b / a for a, b in zip(*pair)] for pair in results]
        ours, other, ratio = medians(r[0] for r in results), medians(r[1] for r in results), \
            medians(ratios)
        spread = f"{min(r[0] for r in ratios):.1f} to {max(r[0] for r in ratios):.1f}"
        sizes = (self.folder / f"{size}.pdf").stat().st_size, pdf.stat().st_size
        names = (("wall s", ".3f"), ("cpu s", ".3f"), ("peak MB", ".0f"))
        rows = zip(names, ours, other, ratio, (spread, "", ""))
        table((f"{size}, {len(results)} pairs", "Quarterpress", "Typst PDF/UA",
               "median of ratios", "least to most"),
              [(n, f"{a:{form}}", f"{b:{form}}", f"{r:.1f}", s) for (n, form), a, b, r, s in rows]
              + [("bytes", f"{sizes[0]:,}", f"{sizes[1]:,}", f"{sizes[1] / sizes[0]:.1f}", ""),
                 ("pages", pages(self.folder / f"{size}.pdf"), pages(pdf), "", "")])


def growth(sizes, times, counts):
    """How much more each size takes than the one before; its content grows 10 and 5 times."""
    rows = []
    for less, more in zip(sizes, sizes[1:]):
        content = make_report.SIZES[more][1] / make_report.SIZES[less][1]
        ratios = [b / a for a, b in zip(times[less], times[more])]
        ratios += [counts[more][step] / counts[less][step] for step in counts[less]]
        rows.append((f"{less} to {more}", f"{content:.0f}", *(f"{r:.1f}" for r in ratios)))
    if rows:
        table(("growth", "content", "wall", "cpu", "peak", *counts[sizes[0]]), rows)


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__.split("\n\n")[1])
    program, sample, folder = (Path(a).resolve() for a in sys.argv[1:4])
    bench, sizes = Bench(program, folder, int(sys.argv[4])), sys.argv[5:]
    reports = {"sample": sample}
    for size in sizes:
        reports[size] = folder / size
        run([sys.executable, HERE / "make_report.py", size, reports[size]])
    say_where(program)
    times = bench.times(reports)
    growth(sizes, times, bench.instructions(reports))
    peers, node = os.environ.get("PEERS"), os.environ.get("NODE")
    if not peers or not node:
        return
    module = Path(node, "node_modules/@myriaddreamin/typst-ts-node-compiler/package.json")
    print(f"\ntypst-ts-node-compiler {json.loads(module.read_text())['version']}, "
          f"node {first_line('node', '--version')}")
    for size in sizes:
        bench.pairs(size, reports[size], Path(peers).resolve(), node)


if __name__ == "__main__":
    main()
