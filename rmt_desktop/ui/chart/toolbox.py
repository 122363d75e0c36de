"""Which tool a name stands for."""

from collections.abc import Callable

from rmt_desktop.domain.chart.marks import Shape
from rmt_desktop.ui.chart.drawing_tools import FillTool, FreehandTool, MeasureTool, PointTool
from rmt_desktop.ui.chart.picking_tools import EraseTool, LassoTool, SelectTool
from rmt_desktop.ui.chart.tools import Tool, ToolName

_TOOLS: dict[ToolName, Callable[[], Tool]] = {
    ToolName.SELECT: SelectTool,
    ToolName.LASSO: LassoTool,
    ToolName.POINT: PointTool,
    ToolName.STROKE: lambda: FreehandTool(Shape.STROKE),
    ToolName.AREA: lambda: FreehandTool(Shape.AREA),
    ToolName.BRUSH: lambda: FreehandTool(Shape.BRUSH),
    ToolName.FILL: FillTool,
    ToolName.ARROW: lambda: FreehandTool(Shape.ARROW),
    ToolName.MEASURE: MeasureTool,
    ToolName.ERASE: EraseTool,
}


def tool(name: ToolName) -> Tool:
    """Return a fresh tool."""
    return _TOOLS[name]()
