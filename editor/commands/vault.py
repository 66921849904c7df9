"""Commands of the vault, in the Sources menu: they show where the vault is in a state for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from editor.commands.command import Command
from editor.commands.desk import Desk
from editor.lang.i18n import N_


def _when(*states: str) -> Callable[[Desk], bool]:
    return lambda d: d.vault_state() in states


def _vault(
    name: str, title: str, act: Callable[[Desk], object], states: tuple[str, ...], icon: str,
    keys: str = "", tip: str = "", group: int = 9,
) -> Command:  # fmt: skip
    return Command(
        f"vault.{name}", title, "sources", group, N_("Vault"), act=act,
        enabled=_when(*states), icon=icon,
        keys=(keys,) if keys else (), tip=tip, needs_article=False,
    )  # fmt: skip


VAULT_COMMANDS: Final[tuple[Command, ...]] = (
    _vault("create", N_("Make a vault…"), lambda d: d.make_vault(), ("none",), "vault_new",
           tip=N_("An encrypted file for who your confidential sources are")),
    _vault("unlock", N_("Unlock the vault…"), lambda d: d.unlock_vault(), ("locked",),
           "vault_open", "Ctrl+Alt+U"),
    _vault("lock", N_("Lock the vault"), lambda d: d.lock_vault(), ("open",), "vault",
           "Ctrl+Alt+Shift+U"),
    _vault("list", N_("Who is in the vault…"), lambda d: d.show_vault(), ("open", "locked"),
           "vault_list", "Ctrl+Alt+W",
           tip=N_("All confidential sources, also those of articles that are not open")),
    _vault("passphrase", N_("Change the vault's passphrase…"),
           lambda d: d.change_vault_passphrase(), ("open", "locked"), "key", group=10),
    _vault("backup", N_("Back up the vault…"), lambda d: d.back_up_vault(), ("open", "locked"),
           "vault_out", tip=N_("An encrypted copy that opens with the passphrase of today"),
           group=10),
    _vault("restore", N_("Restore the vault from a backup…"), lambda d: d.restore_vault(),
           ("none", "open", "locked"), "vault_in", group=10),
    _vault("settings", N_("Locking by itself…"), lambda d: d.set_vault_minutes(),
           ("none", "open", "locked"), "clock", group=10),
    Command("vault.forget", N_("Forget what was before…"), "sources", 11,
            act=lambda d: d.forget_before(),
            tip=N_("Let neither undo nor the backup bring back a name that you took out")),
)  # fmt: skip
