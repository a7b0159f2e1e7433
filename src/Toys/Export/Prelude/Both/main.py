def observe_all(points):
    """Every observe in the order in which they are written, at its points or across a sweep: later ones see earlier ones."""
    found = {}
    for name, (across, _, _) in OBSERVES.items():
        if across is None:
            for point in points:
                point.observe(name)
            continue
        found[name] = ACROSS(points, name, found)
        for result in found[name]:
            for point in points:
                if not result.together and result.holds_at(point.swept):
                    point.define(name, result.measured, result.predicted)
    return found


def run_all(settings, seeds, key):
    """Every point of the sweep, every seed; then fits, observes and checks."""
    started = time.perf_counter()
    axes = {name: [settings[name]] if name in settings else values for name, values in SWEEPS.items()}
    points = [Point(dict(zip(axes, place)), seeds, key) for place in itertools.product(*axes.values())]
    constants = CONSTANTS(points)
    for point in points:
        point.constants = {**constants, "kept": {}}
        point.predict(constants)
        point.open()
    across = observe_all(points)
    return {
        **TOY, "key": f"{key:032x}", "engine": ENGINE, "seconds": time.perf_counter() - started,
        "points": [point.report() for point in points],
        "across": {name: [{
            "params": {key: float(value) for key, value in result.others.items()},
            "mean": reported(mean_of(result.measured)), "sd": reported(sd_of(result.measured)),
            "predicted": {theory or "theory": reported(mean_of(rows)) for theory, rows in result.predicted.items()},
        } for result in results] for name, results in across.items()},
        "fits": [{"name": name, "value": reported(value), "from": points[0].runs[0].fits[name][0]} for name, value in constants.items()],
        "checks": [report for check in CHECKS for report in Check(**check).reports(points, across)],
    }


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="set a parameter; of a swept one, that one point is left")
    options.add_argument("--seeds", type=int, default=SEEDS, help="independent repetitions")
    options.add_argument("--key", default="0", metavar="HEX", help="what every draw depends on")
    chosen = options.parse_args()
    settings = dict(assignment.split("=", 1) for assignment in chosen.set)
    unknown = [name for name in settings if name not in PARAMS]
    if unknown:
        options.error(f"no parameter is called {unknown[0]}; there are {', '.join(PARAMS)}")
    PARAMS.update({name: float(value) for name, value in settings.items()})
    np.seterr(all="ignore")
    print(json.dumps(run_all({name: PARAMS[name] for name in settings}, chosen.seeds, int(chosen.key, 16)), ensure_ascii=False))
