"""The SDMX export as pysdmx reads it."""

from __future__ import annotations

import json
import re
import shutil

import pandas as pd
import pytest
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import Role

from indicators.exports.sdmx import export_sdmx, structure_beside
from indicators.exports.sdmx_codes import Codes, frequency
from indicators.exports.wanted import Wanted
from indicators.read import observations, read_arrow
from indicators.store import write_parquet
from schemas.errors import DatasetError
from schemas.tables import OBSERVATIONS
from schemas.tables.frames import to_arrow

ID = re.compile(r"[A-Za-z0-9_@$-]+")


@pytest.fixture(scope="module")
def path(out, tmp_path_factory):
    path = tmp_path_factory.mktemp("sdmx") / "figures.csv"
    export_sdmx(out, path, Wanted())
    return path


@pytest.fixture(scope="module")
def dataset(path):
    """The observations with their data structure, as pysdmx puts them together; the structure message is checked against its schema."""
    (dataset,) = get_datasets(path, structure_beside(path), validate=True)
    return dataset


def test_the_library_reads_every_selected_observation(out, dataset):
    rows = observations(out)
    chosen = rows[rows["selected"]].set_index("observation_id")
    read = dataset.data.set_index("OBSERVATION_ID")
    assert set(read.index) == set(chosen.index)
    assert read["OBS_VALUE"].astype(float).to_dict() == chosen["value"].to_dict()
    assert read["SOURCE_SENTENCE"].to_dict() == chosen["source_sentence"].to_dict()
    assert read["TIME_PERIOD"].to_dict() == chosen["period"].to_dict()


def test_the_columns_are_those_of_the_data_structure_in_order(path, dataset):
    columns = list(pd.read_csv(path, nrows=0).columns)
    assert columns[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    by_role = [[c.id for c in dataset.structure.components if c.role is role] for role in (Role.DIMENSION, Role.MEASURE, Role.ATTRIBUTE)]
    assert columns[3:] == [*by_role[0], *by_role[1], *by_role[2]]
    assert columns[11:13] == ["TIME_PERIOD", "OBS_VALUE"]


def test_every_code_is_in_its_code_list_and_every_id_is_one_of_sdmx(dataset):
    for component in dataset.structure.components:
        assert ID.fullmatch(component.id)
        if component.enumeration is not None:
            ids = [code.id for code in component.enumeration.items]
            assert all(ID.fullmatch(id_) for id_ in ids)
            assert len(set(ids)) == len(ids)
            assert set(dataset.data[component.id]) <= set(ids)


def test_what_is_mandatory_is_there(dataset):
    for component in dataset.structure.components:
        if component.required:
            assert (dataset.data[component.id] != "").all()


def test_no_two_observations_have_one_key(dataset):
    key = [component.id for component in dataset.structure.components.dimensions]
    assert not dataset.data.duplicated(key).any()


def test_the_message_names_build_version_licence_and_citation(out, path):
    meta = json.loads(structure_beside(path).read_text(encoding="utf-8"))["meta"]
    assert meta["prepared"] == "2025-01-27T00:00:00Z"
    flow = next(each for each in read_sdmx(structure_beside(path)).structures if type(each).__name__ == "Dataflow")
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    told = {each.id: each.value for each in flow.annotations}
    assert told == {"VERSION": package["version"], "CITATION": package["citation"], "LICENSE": package["licenses"][0]["title"]}


def test_indicators_have_names_in_both_languages_and_a_definition(path):
    message = json.loads(structure_beside(path).read_text(encoding="utf-8"))
    codes = {each["id"]: each for each in next(each for each in message["data"]["codelists"] if each["id"] == "CL_INDICATOR")["codes"]}
    assert set(codes["fdi_registered_capital_active"]["names"]) == {"en", "vi"}
    assert codes["fdi_registered_capital_active"]["description"]


def test_ids_that_sdmx_does_not_allow_are_spelled_in_its_letters(out):
    codes = Codes(out)
    metrics = pd.Series(["other:khach-du-lich", "fngo_active"])
    assert codes.of_indicators(metrics, pd.Series(["khách du lịch", "tổ chức"])).tolist() == ["other@khach-du-lich", "fngo_active"]
    assert codes.of_units(pd.Series(["VND/share", "USD"])).tolist() == ["VND_PER_share", "USD"]
    places = codes.of_localities(pd.Series(["VN63-02"] * 4), pd.Series(["Hà Giang", "tỉnh Hà Giang", "huyện Mèo Vạc", "Huyện Mèo Vạc"]))
    assert places.tolist()[:2] == ["_T", "_T"]
    assert places[2] == places[3]
    assert re.fullmatch(r"huyen-meo-vac-[0-9a-f]{6}", places[2])
    names = {code.id: (code.english, code.vietnamese) for codes_ in codes.lists().values() for code in codes_}
    assert names["other@khach-du-lich"][1] == "khách du lịch"
    assert names["VND_PER_share"][0].startswith("Vietnamese dong per ")


def test_the_frequency_follows_from_the_period():
    periods = {"2024": "A", "2024-S1": "S", "2024-Q3": "Q", "2024-09": "M", "2024-09-14": "D", "2018-01-01/P9M": "_O"}
    assert frequency(pd.Series(list(periods))).tolist() == list(periods.values())


def test_one_metric_in_one_year(out, tmp_path):
    export_sdmx(out, tmp_path / "some.csv", Wanted(metrics=("fngo_aid_committed_new",), years=(2024,)))
    (dataset,) = get_datasets(tmp_path / "some.csv", tmp_path / "some.structure.json")
    assert set(dataset.data["INDICATOR"]) == {"fngo_aid_committed_new"}
    assert set(dataset.data["TIME_PERIOD"].str[:4]) == {"2024"}


def test_two_rows_of_one_fact_are_refused_and_nothing_is_written(out, tmp_path):
    copy = shutil.copytree(out, tmp_path / "copy")
    part = max((copy / "observations").rglob("*.parquet"))
    rows = read_arrow(copy, OBSERVATIONS).to_pandas(date_as_object=False)
    twice = pd.concat([rows, rows.head(1).assign(observation_id="0" * 16)])
    for other in (copy / "observations").rglob("*.parquet"):
        other.unlink()
    write_parquet(to_arrow(twice, OBSERVATIONS), part)
    with pytest.raises(DatasetError, match="two selected observations state one fact"):
        export_sdmx(copy, tmp_path / "to" / "figures.csv", Wanted())
    assert list((tmp_path / "to").iterdir()) == []


def test_the_same_dataset_gives_the_same_bytes(out, path, tmp_path):
    export_sdmx(out, tmp_path / path.name, Wanted())
    assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    assert structure_beside(tmp_path / path.name).read_bytes() == structure_beside(path).read_bytes()
