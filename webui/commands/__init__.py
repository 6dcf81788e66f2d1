"""The commands of `jianbao`, one noun a module; `webui.cli` gathers them."""
