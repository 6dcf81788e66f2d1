"""System errors: what the operating system says about a file, a disk or an address, in Chinese."""

from __future__ import annotations

import errno

_REASONS = {
    "ENOENT": "没有这个文件或文件夹",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EISDIR": "这是文件夹，不是文件",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EEXIST": "已经有同名的文件或文件夹",
    "ENOTEMPTY": "文件夹不是空的",
    "ELOOP": "链接绕成了圈",
    "ENAMETOOLONG": "名字太长",
    "EIO": "磁盘读写出错",
    "ENXIO": "设备不在了",
    "ENODEV": "设备不在了",
    "EBUSY": "正被别的程序占用",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EFBIG": "文件太大",
    "EROFS": "磁盘是只读的",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
    "ENOMEM": "内存不足",
    "ESTALE": "网络文件夹已断开",
    "ETIMEDOUT": "等得太久，没有回应",
    "EINVAL": "系统不接受这个名字或操作",
}
"""By name: not every system has every number."""


def system_reason(error: OSError) -> str:
    """Return what is wrong; an error that is not in the table keeps its number and the system's own words.

    >>> system_reason(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    '没有这个文件或文件夹'
    """
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    if known:
        return known
    words = error.strerror or str(error) or type(error).__name__
    return f"系统错误 {error.errno}（{words}）" if error.errno else f"系统错误（{words}）"
