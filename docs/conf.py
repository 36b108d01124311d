"""How Sphinx builds the site (`make docs`)."""

import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # for the extension in docs/_ext
os.environ["JUPYTER_PATH"] = str(HERE / "_jupyter")  # the notebooks run in this very Python

project = "fastlege"
author = "the fastlege authors"
release = version_of("fastlege")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "docs._ext.site"]
exclude_patterns = ["_ext", "_jupyter", "**.ipynb_checkpoints"]

html_theme = "furo"
html_title = "fastlege"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False

myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True  # else what is printed is cut where the kernel happened to send it
nb_code_prompt_show = "Show how it is drawn"
nb_code_prompt_hide = "Hide how it is drawn"

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
default_role = "code"  # the docstrings write names between single backticks

# What is not ours has no page here, and nothing is fetched to find one.
nitpick_ignore_regex = [
    ("py:class", r"(datetime\.)?(date|datetime)"),
    ("py:class", r"collections\.abc\.\w+"),
    ("py:class", r"(hypothesis\.strategies\.)?SearchStrategy"),
    ("py:class", r"(fastlege\..+\.)?_\w+|PatientGP|Document|Given|Register|_Fields"),  # no classes of ours
    ("py:class", r"IntoFrameT|_T|typing_extensions\.Unpack|Lookup|(fastlege\.told\.)?Told"),  # likewise
    ("py:class", r"(icalendar\.cal\.event\.)?Event"),
    ("py:class", r"fastlege\.exchange\.views\.\w+View|tuple\[~fastlege\.errors\.Problem"),
]
